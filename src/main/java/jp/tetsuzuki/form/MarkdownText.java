package jp.tetsuzuki.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The Markdown of a text component.
 *
 * <p>Values of variables are put in after the Markdown has been parsed, as plain text: whatever a customer has typed can
 * become neither Markdown nor HTML. HTML in the form itself is shown, not obeyed, and links are held to safe schemes.
 */
final class MarkdownText {

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .softbreak("<br />\n")
            .build();

    /** Stands for the value with this number while the Markdown is parsed; letters to CommonMark, used by no text. */
    private static final Pattern SLOT = Pattern.compile("\uE000(\\d+)\uE001");

    private static final int LOWEST_HEADING = 6;

    static final MarkdownText EMPTY = new MarkdownText(Template.EMPTY);

    private final Template template;

    private MarkdownText(Template template) {
        this.template = template;
    }

    /**
     * Parses a text component's text.
     *
     * @throws InvalidExpression as {@link Template#parse(String)}, and where the address of a link or picture contains an
     *     expression, or the text the two characters that are kept for its own use
     */
    static MarkdownText parse(String source) {
        if (source.indexOf('\uE000') >= 0 || source.indexOf('\uE001') >= 0) {
            throw new InvalidExpression("the text contains private characters (U+E000, U+E001)");
        }
        MarkdownText text = new MarkdownText(Template.parse(source));
        text.document(new ArrayList<>()).accept(new FixedAddresses());
        return text;
    }

    Template template() {
        return template;
    }

    /**
     * The text as HTML.
     *
     * @param highestHeading level of its highest heading on the page, 2 to 6; the others follow
     */
    String html(Map<String, Object> variables, int highestHeading) {
        List<Expression> slots = new ArrayList<>();
        Node document = document(slots);
        List<String> values = slots.stream()
                .map(slot -> FeelValues.text(slot.evaluate(variables)))
                .toList();
        document.accept(new Fill(values));
        Headings headings = new Headings();
        document.accept(headings);
        headings.moveTo(highestHeading);
        return RENDERER.render(document);
    }

    private Node document(List<Expression> slots) {
        return PARSER.parse(template.assemble(slot -> {
            slots.add(slot);
            return "\uE000" + (slots.size() - 1) + "\uE001";
        }));
    }

    private static String fill(String literal, List<String> values) {
        return SLOT.matcher(literal)
                .replaceAll(slot -> Matcher.quoteReplacement(values.get(Integer.parseInt(slot.group(1)))));
    }

    private static final class Fill extends AbstractVisitor {

        private final List<String> values;

        Fill(List<String> values) {
            this.values = values;
        }

        @Override
        public void visit(Text text) {
            if (text.getLiteral().indexOf('\uE000') < 0) {
                return;
            }
            String[] lines = fill(text.getLiteral(), values).split("\r\n|\r|\n", -1);
            for (int line = 0; line < lines.length - 1; line++) {
                text.insertBefore(new Text(lines[line]));
                text.insertBefore(new HardLineBreak());
            }
            text.setLiteral(lines[lines.length - 1]);
        }

        @Override
        public void visit(Code code) {
            code.setLiteral(fill(code.getLiteral(), values));
        }

        @Override
        public void visit(FencedCodeBlock block) {
            block.setLiteral(fill(block.getLiteral(), values));
        }

        @Override
        public void visit(IndentedCodeBlock block) {
            block.setLiteral(fill(block.getLiteral(), values));
        }

        @Override
        public void visit(HtmlInline html) {
            html.setLiteral(fill(html.getLiteral(), values));
        }

        @Override
        public void visit(HtmlBlock html) {
            html.setLiteral(fill(html.getLiteral(), values));
        }
    }

    private static final class Headings extends AbstractVisitor {

        private final List<Heading> found = new ArrayList<>();

        @Override
        public void visit(Heading heading) {
            found.add(heading);
        }

        void moveTo(int highest) {
            int top = found.stream().mapToInt(Heading::getLevel).min().orElse(highest);
            found.forEach(heading -> heading.setLevel(Math.min(LOWEST_HEADING, heading.getLevel() - top + highest)));
        }
    }

    /** An address made of a variable could lead anywhere, so addresses are part of the form. */
    private static final class FixedAddresses extends AbstractVisitor {

        @Override
        public void visit(Link link) {
            refuse(link.getDestination(), link.getTitle());
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            refuse(image.getDestination(), image.getTitle());
            visitChildren(image);
        }

        @Override
        public void visit(LinkReferenceDefinition definition) {
            refuse(definition.getDestination(), definition.getTitle());
        }

        @Override
        public void visit(FencedCodeBlock block) {
            refuse(block.getInfo());
        }

        private static void refuse(String... attributes) {
            for (String attribute : attributes) {
                if (attribute != null && SLOT.matcher(attribute).find()) {
                    throw new InvalidExpression("an expression stands in an address or in the title of a link");
                }
            }
        }
    }
}
