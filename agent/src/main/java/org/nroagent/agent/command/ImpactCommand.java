package org.nroagent.agent.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.impact.ImpactFiles;
import org.nroagent.agent.report.JsonText;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.model.notice.Language;
import org.nroagent.model.notice.NoticeDraft;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `impact`: what the regulation asks for given incidents, on any machine. All problems of both files go to stderr at
/// once, with exit 2.
@Command(name = "impact", mixinStandardHelpOptions = true, description = "The regulation's figures for given incidents.")
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
public final class ImpactCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Option(names = "--inventory", required = true, paramLabel = "FILE", description = "The operator's services and their totals (YAML).")
  private Path inventory;

  @Option(names = "--incidents", required = true, paramLabel = "FILE", description = "The incidents with what they affected (YAML).")
  private Path incidents;

  @Option(names = "--format", defaultValue = "text", description = "text or json (${DEFAULT-VALUE}).")
  private OutputFormat format;

  @Option(names = "--drafts", paramLabel = "fr|en", converter = LanguageName.class, description = "Also draft what is to be told to the regulator, in French or English.")
  private @Nullable Language drafts;

  @Override
  public Integer call() {
    try {
      print(ImpactFiles.read(inventory, incidents));
      return ExitCode.DONE;
    } catch (ConfigurationException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return ExitCode.USAGE;
    }
  }

  private void print(ImpactFiles files) {
    Optional<List<NoticeDraft>> drafted = Optional.ofNullable(drafts).map(files::drafts);
    PrintWriter out = spec.commandLine().getOut();
    out.print(switch (format) {
      case text -> ImpactText.of(files.impacts(), files.regulation(), drafted.orElse(List.of()));
      case json -> JsonText.of(ImpactJson.of(files.impacts(), drafted));
    });
    out.flush();
  }

  private static final class LanguageName implements ITypeConverter<Language> {
    @Override
    public Language convert(String name) {
      return switch (name.toLowerCase(Locale.ROOT)) {
        case "fr" -> Language.FR;
        case "en" -> Language.EN;
        default -> throw new TypeConversionException("'" + name + "' is neither 'fr' nor 'en'");
      };
    }
  }
}
