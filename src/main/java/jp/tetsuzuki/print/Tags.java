package jp.tetsuzuki.print;

import java.util.function.Supplier;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDLayoutAttributeObject;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;

/**
 * Marks what is drawn on one sheet, all of it: as part of a thing, or as nothing that is read (ISO 14289-1, 7.1). Marks
 * are never inside one another; what is drawn in the course of a marked drawing belongs to it.
 */
final class Tags {

    private final PDPage page;
    private final PDPageContentStream content;
    private final PDStructureElement sheet;

    /** By the numbers of the marks, the things that they belong to. */
    private final COSArray owners;

    /** The innermost thing that is being drawn. */
    private PDStructureElement thing;

    private boolean marking;

    Tags(PDPage page, PDPageContentStream content, PDStructureElement sheet, COSArray owners) {
        this.page = page;
        this.content = content;
        this.sheet = sheet;
        this.owners = owners;
        this.thing = sheet;
    }

    <T> T as(Role role, Supplier<T> drawing) {
        PDStructureElement around = thing;
        thing = add(role.type());
        if (role == Role.HEAD) {
            PDTableAttributeObject attributes = new PDTableAttributeObject();
            attributes.setScope(PDTableAttributeObject.SCOPE_ROW);
            thing.addAttribute(attributes);
        }
        T result = drawing.get();
        thing = around;
        return result;
    }

    /** Part of the thing that is being drawn, and where there is none, a paragraph. */
    void text(Drawing drawing) {
        inThing(() -> mark(thing, drawing));
    }

    /** A picture that is read as its description. */
    void figure(String description, PDRectangle place, Drawing drawing) {
        PDStructureElement figure = add(StandardStructureTypes.Figure);
        figure.setAlternateDescription(description);
        PDLayoutAttributeObject attributes = new PDLayoutAttributeObject();
        attributes.setPlacement(PDLayoutAttributeObject.PLACEMENT_BLOCK);
        attributes.setBBox(place);
        figure.addAttribute(attributes);
        mark(figure, drawing);
    }

    /** What is read as this text, whatever it is drawn of. */
    void readAs(String text, Drawing drawing) {
        inThing(() -> {
            PDStructureElement span = add(StandardStructureTypes.SPAN);
            span.setActualText(text);
            mark(span, drawing);
        });
    }

    /** What is not read: lines, colours, what repeats itself from sheet to sheet. */
    void decoration(Drawing drawing) {
        mark(() -> content.beginMarkedContent(COSName.ARTIFACT), drawing);
    }

    private void inThing(Runnable drawing) {
        if (thing == sheet && !marking) {
            as(Role.PARAGRAPH, () -> {
                drawing.run();
                return null;
            });
        } else {
            drawing.run();
        }
    }

    private PDStructureElement add(String type) {
        PDStructureElement element = new PDStructureElement(type, thing);
        element.setPage(page);
        thing.appendKid(element);
        return element;
    }

    private void mark(PDStructureElement owner, Drawing drawing) {
        mark(
                () -> {
                    int number = owners.size();
                    owners.add(owner.getCOSObject());
                    owner.appendKid(number);
                    content.beginMarkedContent(COSName.getPDFName(owner.getStructureType()), number);
                },
                drawing);
    }

    private void mark(Drawing begin, Drawing drawing) {
        if (marking) {
            Drawing.draw(drawing);
            return;
        }
        marking = true;
        Drawing.draw(begin);
        Drawing.draw(drawing);
        Drawing.draw(content::endMarkedContent);
        marking = false;
    }
}
