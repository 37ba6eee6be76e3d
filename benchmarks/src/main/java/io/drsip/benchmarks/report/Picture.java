package io.drsip.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The times of the peers over that of drsip as an SVG picture: a bar per peer, operation and JDK on a logarithmic
 * scale, with its number; readable on white and on black. Immutable.
 */
final class Picture {

    private static final int WIDTH = 760;
    private static final int LEFT = 190;
    private static final int RIGHT = 700;
    private static final int TOP = 56;
    private static final int BAR = 9;
    private static final int ROW_GAP = 7;
    private static final int GROUP_GAP = 26;
    private static final int LINE = 14;
    private static final double LARGEST = 64;
    private static final List<Integer> GRID = List.of(1, 2, 4, 8, 16, 32, 64);
    private static final List<String> COLOURS = List.of("a", "b", "c");

    private static final String STYLE = """
            <style>
            text { font: 12px sans-serif; fill: #24292f } .head { font-weight: bold } .small { font-size: 10.5px }
            .grid { stroke: #d0d7de } .one { stroke: #57606a }
            .a { fill: #0969da } .b { fill: #8250df } .c { fill: #1a7f37 }
            @media (prefers-color-scheme: dark) {
            text { fill: #e6edf3 } .grid { stroke: #30363d } .one { stroke: #9198a1 }
            .a { fill: #4493f8 } .b { fill: #ab7df8 } .c { fill: #3fb950 }
            }
            </style>""";

    private final List<Results> jdks;
    private final List<String> elements = new ArrayList<>();

    // Where the next row is drawn.
    private int y = TOP;

    private Picture(List<Results> jdks) {
        this.jdks = jdks;
    }

    static String of(List<Results> jdks) {
        Picture picture = new Picture(jdks);
        Peers.OPERATIONS.forEach(picture::addGroup);
        return picture.svg();
    }

    private void addGroup(String operation) {
        addText(12, y + BAR, "head", operation);
        for (String peer : Peers.others()) {
            addPeer(peer, operation);
        }
        y += GROUP_GAP;
    }

    private void addPeer(String peer, String operation) {
        int height = BAR * jdks.size();
        elements.add(String.format(
                Locale.ROOT,
                "<text class=\"small\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
                LEFT - 8,
                y + height / 2 + 4,
                Peers.title(peer)));
        for (int i = 0; i < jdks.size(); i++) {
            OptionalDouble ratio =
                    jdks.get(i).ratio(Peers.benchmark(peer, operation), Peers.benchmark(Peers.DRSIP, operation));
            if (ratio.isPresent()) {
                addBar(ratio.getAsDouble(), y + BAR * i, colour(i));
            }
        }
        y += height + ROW_GAP;
    }

    private void addBar(double ratio, int top, String colour) {
        double end = x(ratio);
        double start = Math.min(end, x(1));
        double width = Math.max(Math.abs(end - x(1)), 1);
        elements.add(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"1\"/>",
                colour,
                start,
                top,
                width,
                BAR - 1));
        elements.add(String.format(
                Locale.ROOT,
                "<text class=\"small\" x=\"%.1f\" y=\"%d\">%s</text>",
                start + width + 4,
                top + BAR - 1,
                number(ratio)));
    }

    private static String number(double ratio) {
        return String.format(Locale.ROOT, ratio < 1 ? "%.2f" : "%.1f", ratio);
    }

    /** The scale begins at one half, so that a peer that is faster has a bar to the left of drsip. */
    private static double x(double ratio) {
        double part = Math.log(Math.min(Math.max(ratio, 0.5), LARGEST) * 2) / Math.log(LARGEST * 2);
        return LEFT + part * (RIGHT - LEFT);
    }

    private static String colour(int jdk) {
        return COLOURS.get(jdk % COLOURS.size());
    }

    private void addText(int x, int baseline, String style, String text) {
        elements.add(String.format(
                Locale.ROOT, "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>", style, x, baseline, escaped(text)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private String svg() {
        List<String> svg = new ArrayList<>();
        int height = y + LINE * (jdks.size() + 1);
        String size = "width=\"" + WIDTH + "\" height=\"" + height + '"';
        svg.add("<svg xmlns=\"http://www.w3.org/2000/svg\" " + size + " role=\"img\">");
        svg.add("<title>Time of other libraries over the time of drsip</title>");
        svg.add(STYLE);
        addGrid(svg);
        addText(12, 18, "head", "Time of others over the time of drsip (logarithmic; drsip is 1)");
        addLegend();
        addFooter();
        svg.addAll(elements);
        svg.add("</svg>");
        return String.join("\n", svg) + "\n";
    }

    private void addGrid(List<String> svg) {
        for (int line : GRID) {
            svg.add(String.format(
                    Locale.ROOT,
                    "<line class=\"%s\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>",
                    line == 1 ? "one" : "grid",
                    x(line),
                    TOP - 8,
                    x(line),
                    y - GROUP_GAP / 2));
            svg.add(String.format(
                    Locale.ROOT,
                    "<text class=\"small\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>",
                    x(line),
                    TOP - 12,
                    line));
        }
    }

    private void addFooter() {
        int baseline = y;
        for (Results results : jdks) {
            String run = Stream.of("date", "machine", "system", "jdk")
                    .map(results::machine)
                    .collect(Collectors.joining(", "));
            addText(12, baseline, "small", run);
            baseline += LINE;
        }
    }

    private void addLegend() {
        int x = LEFT;
        for (int i = 0; i < jdks.size(); i++) {
            elements.add(String.format(
                    Locale.ROOT, "<rect class=\"%s\" x=\"%d\" y=\"24\" width=\"9\" height=\"9\"/>", colour(i), x));
            addText(x + 13, 32, "small", "JDK " + jdks.get(i).feature());
            x += 70;
        }
    }
}
