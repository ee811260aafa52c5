package asyncio;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page that maps Python's names to ours, and what may be wrong with it. It is read by its tables: a column Java
 * holds names in code, a column How says whether they exist, a column Id makes a line of the map. Other code on the
 * page that begins like a type's name must be one, except in the column Python and in lines about what is planned or
 * what lives in a module beside this one, whose tests look after it.
 *
 * <p>Each question gives a list of complaints, each with the line and the way out.
 */
final class PythonMap {
    static final String FILE = "docs/reference/python-map.md";

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern TYPE_LIKE = Pattern.compile("(new )?[A-Z][A-Z]*[a-z]\\w*(\\.\\w+)*(\\([\\w., ]*\\))?");
    private static final Pattern CELL_END = Pattern.compile("(?<!\\\\)\\|");
    private static final Set<String> HOW = Set.of("same", "differs", "later", "not", "beside");

    private final List<Line> lines = new ArrayList<>();
    private final List<Sentence> sentences = new ArrayList<>();

    /** A line of a table with a column Java. */
    private record Line(int number, Map<String, String> cells) {
        String cell(String column) {
            return cells.getOrDefault(column, "");
        }

        boolean has(String column) {
            return cells.containsKey(column);
        }

        boolean isPlanned() {
            return cell("How").equals("later");
        }

        boolean isElsewhere() {
            return isPlanned() || cell("How").equals("beside");
        }

        String complain(String what) {
            return FILE + ":" + number + ": " + what;
        }
    }

    private record Sentence(int number, String text) {}

    PythonMap(String text) {
        List<String> header = List.of();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.startsWith("|")) {
                header = List.of();
                sentences.add(new Sentence(number, line));
            } else if (header.isEmpty()) {
                header = cells(line);
            } else if (!line.startsWith("|---")) {
                add(number, header, cells(line));
            }
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : CELL_END.split(line.strip(), -1)) {
            cells.add(cell.strip());
        }
        return cells.subList(1, cells.size() - 1);
    }

    private void add(int number, List<String> header, List<String> cells) {
        Map<String, String> byColumn = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            byColumn.put(header.get(i), i < cells.size() ? cells.get(i) : "");
        }
        Line line = new Line(number, byColumn);
        if (line.has("Java")) {
            lines.add(line);
        }
        byColumn.forEach((column, text) -> {
            if (!Set.of("Python", "Java").contains(column) && !line.isElsewhere()) {
                sentences.add(new Sentence(number, text));
            }
        });
    }

    private static List<String> code(String text) {
        return CODE.matcher(text).results().map(span -> span.group(1)).toList();
    }

    /** Ids without a line, and lines with an unknown id, a second one, or another Python name. */
    List<String> wrongIds(Map<String, String> pythonNames) {
        List<String> complaints = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Line line : lines) {
            if (line.has("Id")) {
                wrongId(line, pythonNames, seen).forEach(complaints::add);
            }
        }
        pythonNames.forEach((id, name) -> {
            if (!seen.contains(id)) {
                complaints.add(FILE + ": no line for " + id + " " + name + ": add one");
            }
        });
        return complaints;
    }

    private static List<String> wrongId(Line line, Map<String, String> pythonNames, Set<String> seen) {
        String id = line.cell("Id");
        String name = pythonNames.get(id);
        if (name == null) {
            return List.of(line.complain("unknown id " + id + ": correct it, or add it to asyncio-names.tsv"));
        }
        if (!seen.add(id)) {
            return List.of(line.complain("second line for " + id + ": remove one"));
        }
        String written = line.cell("Python").replace("`", "");
        return name.equals(written)
                ? List.of()
                : List.of(line.complain(id + " is \"" + name + "\" in Python, not \"" + written + "\""));
    }

    /** Lines whose columns do not say what they have to. */
    List<String> wrongCells() {
        List<String> complaints = new ArrayList<>();
        for (Line line : lines) {
            String wrong = whatIsWrong(line);
            if (wrong != null) {
                complaints.add(line.complain(wrong));
            }
        }
        return complaints;
    }

    private static @Nullable String whatIsWrong(Line line) {
        String how = line.has("How") ? line.cell("How") : "same";
        String java = line.cell("Java");
        boolean nameless = java.equals("-");
        if (!HOW.contains(how)) {
            return "How is \"" + how + "\": write same, differs, later, not or beside";
        }
        if (java.isEmpty()) {
            return "the column Java is empty: name what there is, or write -";
        }
        if (!nameless && !CODE.matcher(java).replaceAll("").matches("[, ]*")) {
            return "Java is \"" + java + "\": write names in code and commas only, or -";
        }
        if (how.equals("not") ? !nameless : nameless && !line.isPlanned()) {
            return "\"" + how + "\" with " + java + ": names go with what there is, - with not";
        }
        if (line.has("Id")
                && Set.of("differs", "not").contains(how)
                && line.cell("Remark").isEmpty()) {
            return "\"" + how + "\" without a remark: say what or why";
        }
        return null;
    }

    /** Names that the code lacks. */
    List<String> missingInCode(PublicApi api) {
        List<String> complaints = new ArrayList<>();
        for (Line line : lines) {
            if (!line.isElsewhere()) {
                code(line.cell("Java")).stream()
                        .filter(name -> api.find(name).isEmpty())
                        .map(name -> line.complain("`" + name + "` does not exist: correct it, or mark the line later"))
                        .forEach(complaints::add);
            }
        }
        for (Sentence sentence : sentences) {
            code(sentence.text).stream()
                    .filter(name -> TYPE_LIKE.matcher(name).matches() && !api.knows(name))
                    .map(name -> FILE + ":" + sentence.number + ": `" + name
                            + "` does not exist: correct it, or do not write it as code")
                    .forEach(complaints::add);
        }
        return complaints;
    }

    /** Names of the code that no line has. */
    List<String> missingOnPage(PublicApi api) {
        Set<String> missing = api.names();
        for (Line line : lines) {
            if (!line.isElsewhere()) {
                code(line.cell("Java")).forEach(name -> missing.removeAll(api.find(name)));
            }
        }
        return missing.stream()
                .map(name -> FILE + ": no line has `" + name + "`: add it to the line of its Python name or to the"
                        + " table at the end, or make it less than public")
                .toList();
    }

    /** Names that are announced although they are there. */
    List<String> noLongerPlanned(PublicApi api) {
        List<String> complaints = new ArrayList<>();
        for (Line line : lines) {
            if (line.isPlanned()) {
                code(line.cell("Java")).stream()
                        .filter(name -> !api.find(name).isEmpty())
                        .map(name -> line.complain("`" + name + "` exists: turn later into same or differs"))
                        .forEach(complaints::add);
            }
        }
        return complaints;
    }
}
