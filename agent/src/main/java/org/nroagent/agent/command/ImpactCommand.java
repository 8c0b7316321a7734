package org.nroagent.agent.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.impact.ImpactFiles;
import org.nroagent.agent.report.JsonText;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.model.notice.Language;
import org.nroagent.model.notice.NoticeDraft;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `impact`: what the regulation asks for given incidents, on any machine; or the agent's own incidents computed anew from
/// its rings. All problems of the files go to stderr at once, with exit 2.
@Command(name = "impact", mixinStandardHelpOptions = true, description = {
    "The regulation's figures for given incidents (--inventory, --incidents),",
    "or the agent's own incidents computed anew from its rings (--config)."})
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
public final class ImpactCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Source source;

  /// Where incidents come from.
  static final class Source {
    @ArgGroup(exclusive = false)
    private @Nullable Given given;

    @ArgGroup(exclusive = false)
    private @Nullable RecomputedIncidents rings;
  }

  /// Incidents of a file.
  static final class Given {
    @Option(names = "--inventory", required = true, paramLabel = "FILE", description = "The operator's services and their totals (YAML).")
    private Path inventory;

    @Option(names = "--incidents", required = true, paramLabel = "FILE", description = "The incidents with what they affected (YAML).")
    private Path incidents;

    @Option(names = "--drafts", paramLabel = "fr|en", converter = LanguageName.class, description = "Also draft what is to be told to the regulator, in French or English.")
    private @Nullable Language drafts;
  }

  @Option(names = "--format", defaultValue = "text", description = "text or json (${DEFAULT-VALUE}).")
  private OutputFormat format;

  @Override
  public Integer call() {
    try {
      return source.rings != null
          ? source.rings.print(spec, format)
          : print(Objects.requireNonNull(source.given));
    } catch (ConfigurationException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return ExitCode.USAGE;
    }
  }

  private int print(Given given) throws ConfigurationException {
    ImpactFiles files = ImpactFiles.read(given.inventory, given.incidents);
    Optional<List<NoticeDraft>> drafted = Optional.ofNullable(given.drafts).map(files::drafts);
    files.warnings().forEach(warning -> spec.commandLine().getErr().println(warning.render()));
    PrintWriter out = spec.commandLine().getOut();
    out.print(switch (format) {
      case text -> ImpactText.of(files.impacts(), files.regulation(), drafted.orElse(List.of()));
      case json -> JsonText.of(ImpactJson.of(files.impacts(), files.regulation(), drafted));
    });
    out.flush();
    return ExitCode.DONE;
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
