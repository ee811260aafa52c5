package asyncio;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The public and protected names of a set of classes, and the names that a page may use for them: {@code Type},
 * {@code Type.member}, {@code Type.method(Parameter, Types)} and {@code new Type(Parameter, Types)}, without packages
 * and type arguments. JDK types are written with their package.
 */
final class PublicApi {
    private static final Pattern NAME = Pattern.compile("(new )?([\\w.]+)(?:\\(([^)]*)\\))?");
    private static final Set<String> EVERYBODYS = Set.of("toString", "equals", "hashCode");
    private static final Set<String> ENUMS = Set.of("values", "valueOf");
    private static final List<String> JDK = List.of(
            "", "java.lang.", "java.util.", "java.util.concurrent.", "java.time.", "java.io.", "java.nio.channels.");

    private final Map<String, Class<?>> types = new TreeMap<>();

    PublicApi(List<Class<?>> classes) {
        for (Class<?> type : classes) {
            Class<?> twin = isPublic(type) ? types.put(shortName(type), type) : null;
            if (twin != null) {
                throw new IllegalStateException(twin + " and " + type + " have the same name: rename one");
            }
        }
    }

    /** What the module {@code asyncio} exports. */
    static PublicApi ofLibrary() throws IOException, URISyntaxException {
        ModuleDescriptor module = Asyncio.class.getModule().getDescriptor();
        if (module == null) {
            throw new IllegalStateException("run the tests on the module path, as mvn verify does");
        }
        URI location = Asyncio.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        List<Class<?>> classes = new ArrayList<>();
        for (ModuleDescriptor.Exports exported : module.exports()) {
            String source = exported.source();
            try (Stream<Path> files = Files.list(Path.of(location).resolve(source.replace('.', '/')))) {
                files.map(file -> String.valueOf(file.getFileName()))
                        .filter(file -> file.endsWith(".class") && !file.startsWith("package-info"))
                        .map(file -> load(source + "." + file.substring(0, file.length() - ".class".length())))
                        .forEach(classes::add);
            }
        }
        return new PublicApi(classes);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicApi.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPublic(Class<?> type) {
        for (Class<?> outer = type; outer != null; outer = outer.getDeclaringClass()) {
            if (!isVisible(outer.getModifiers())) {
                return false;
            }
        }
        return !type.isAnonymousClass() && !type.isLocalClass();
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String shortName(Class<?> type) {
        int packageAndDot = type.getPackageName().length() + 1;
        return type.getName().substring(packageAndDot).replace('$', '.');
    }

    /** Every type, and every member at the type that introduces it; overloads are one. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        types.forEach((name, type) -> {
            names.add(name);
            members(type)
                    .filter(member -> isNew(member, type))
                    .forEach(member -> names.add(name + "." + member.getName()));
        });
        return names;
    }

    private static Stream<Member> members(Class<?> type) {
        Set<Member> members = new HashSet<>(Arrays.asList(type.getMethods()));
        members.addAll(Arrays.asList(type.getFields()));
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            members.addAll(Arrays.asList(declaring.getDeclaredMethods()));
            members.addAll(Arrays.asList(declaring.getDeclaredFields()));
        }
        return members.stream()
                .filter(member -> isVisible(member.getModifiers()) && !member.isSynthetic())
                .filter(member -> member.getDeclaringClass() != Object.class);
    }

    /** Whether this type, or one above it that is not public, introduces the member. */
    private boolean isNew(Member member, Class<?> type) {
        String name = member.getName();
        return member.getDeclaringClass().getModule() == type.getModule()
                && !EVERYBODYS.contains(name)
                && !(type.isEnum() && ENUMS.contains(name))
                && types.values().stream().noneMatch(above -> inherits(type, above, name));
    }

    private static boolean inherits(Class<?> type, Class<?> above, String name) {
        return above != type
                && above.isAssignableFrom(type)
                && members(above).anyMatch(member -> member.getName().equals(name));
    }

    /** The {@link #names} that a name on a page stands for; empty if there is no such thing. */
    Set<String> find(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Set.of();
        }
        String path = parts.group(2);
        List<String> parameters = parts.group(3) == null ? null : split(parts.group(3));
        if (parts.group(1) != null) {
            return constructors(types.get(path)).anyMatch(made -> matches(made, parameters)) ? Set.of(path) : Set.of();
        }
        if (parameters == null && (types.containsKey(path) || (path.startsWith("java") && isJdkType(path)))) {
            return Set.of(path);
        }
        int dot = path.lastIndexOf('.');
        Class<?> owner = dot < 0 ? null : types.get(path.substring(0, dot));
        return owner == null ? Set.of() : membersNamed(owner, path.substring(dot + 1), parameters);
    }

    private static Stream<Constructor<?>> constructors(@Nullable Class<?> type) {
        return type == null ? Stream.empty() : Stream.of(type.getConstructors());
    }

    private static Set<String> membersNamed(Class<?> owner, String name, @Nullable List<String> parameters) {
        Set<String> found = new TreeSet<>();
        members(owner)
                .filter(member -> member.getName().equals(name) && matches(member, parameters))
                .forEach(member -> {
                    found.add(shortName(owner) + "." + name);
                    found.add(shortName(member.getDeclaringClass()) + "." + name);
                });
        return found;
    }

    private static boolean matches(Member member, @Nullable List<String> parameters) {
        return parameters == null
                || (member instanceof Executable executable
                        && parameterTypes(executable).equals(parameters));
    }

    private static List<String> split(String parameters) {
        return parameters.isBlank() ? List.of() : List.of(parameters.split(", *"));
    }

    private static List<String> parameterTypes(Executable executable) {
        List<String> types = new ArrayList<>();
        for (Type type : executable.getGenericParameterTypes()) {
            types.add(write(type));
        }
        if (executable.isVarArgs()) {
            types.set(types.size() - 1, types.getLast().replaceFirst("\\[]$", "..."));
        }
        return types;
    }

    private static String write(Type type) {
        return switch (type) {
            case Class<?> plain -> plain.getSimpleName();
            case ParameterizedType parameterized -> write(parameterized.getRawType());
            case GenericArrayType array -> write(array.getGenericComponentType()) + "[]";
            default -> type.getTypeName();
        };
    }

    /** Whether a name in a sentence means anything: something of these classes, or of the JDK without its package. */
    boolean knows(String name) {
        if (!find(name).isEmpty()) {
            return true;
        }
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return false;
        }
        String path = parts.group(2);
        int dot = path.lastIndexOf('.');
        return isJdkType(path) || (dot > 0 && isJdkMember(path.substring(0, dot), path.substring(dot + 1)));
    }

    private static boolean isJdkType(String path) {
        return jdkType(path) != null;
    }

    private static boolean isJdkMember(String path, String name) {
        Class<?> type = jdkType(path);
        return type != null
                && Stream.<Member>concat(Stream.<Method>of(type.getMethods()), Stream.<Field>of(type.getFields()))
                        .anyMatch(member -> member.getName().equals(name));
    }

    private static @Nullable Class<?> jdkType(String path) {
        for (String prefix : JDK) {
            String nested = prefix.isEmpty() ? path : prefix + path.replace('.', '$');
            try {
                return Class.forName(nested, false, null);
            } catch (ClassNotFoundException ignored) {
                // the next package may have it
            }
        }
        return null;
    }
}
