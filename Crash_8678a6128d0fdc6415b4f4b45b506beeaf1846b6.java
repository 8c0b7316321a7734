import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

public class Crash_8678a6128d0fdc6415b4f4b45b506beeaf1846b6 {
    static final String base64Bytes = String.join("", "AAAAOgEJAAAAAAACyk63p6IBAQJ4KGFnZW50ICdwb3AtbPV4LTEnIGlzIG5vdCBjb25maWd1cnVkIGhlcmU=");

    public static void main(String[] args) throws Throwable {
        Crash_8678a6128d0fdc6415b4f4b45b506beeaf1846b6.class.getClassLoader().setDefaultAssertionStatus(true);
        try {
            Method fuzzerInitialize = org.nroagent.protocol.FrameFuzz.class.getMethod("fuzzerInitialize");
            fuzzerInitialize.invoke(null);
        } catch (NoSuchMethodException ignored) {
            try {
                Method fuzzerInitialize = org.nroagent.protocol.FrameFuzz.class.getMethod("fuzzerInitialize", String[].class);
                fuzzerInitialize.invoke(null, (Object) args);
            } catch (NoSuchMethodException ignored1) {
            } catch (IllegalAccessException | InvocationTargetException e) {
                e.printStackTrace();
                System.exit(1);
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            e.printStackTrace();
            System.exit(1);
        }
        byte[] input = java.util.Base64.getDecoder().decode(base64Bytes);
        org.nroagent.protocol.FrameFuzz.fuzzerTestOneInput(input);
    }
}