package io.github.tuneprep.convert;

import io.github.tuneprep.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** Excel workbooks, one sheet, row by row: values as the person sees them, the stored results of formulas. */
final class XlsxRows implements RowReader {
    private static final String ERROR = "ERROR:";

    private final @Nullable String sheet;
    private final int numbered;
    private final Limits limits;

    XlsxRows(@Nullable String sheet, int numbered, Limits limits) {
        this.sheet = sheet;
        this.numbered = numbered;
        this.limits = limits;
    }

    @Override
    public void read(InputStream in, Sink sink) throws IOException {
        ZipSecureFile.setMinInflateRatio(1.0 / limits.archiveRatio());
        // A zip archive has its table of contents at its end, so it needs a file.
        Path copy = Files.createTempFile("tuneprep-", ".xlsx");
        try {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            try (OPCPackage workbook = open(copy)) {
                read(workbook, sink);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (OpenXML4JException | OpenXML4JRuntimeException | SAXException e) {
            if (e.getCause() instanceof UnreadableInputException reason) {
                throw reason;
            }
            throw new UnreadableInputException("unreadable-workbook", "file is no readable Excel workbook (.xlsx)");
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** What is wrong with an archive comes as many exceptions. */
    private static OPCPackage open(Path copy) throws SAXException {
        try {
            return OPCPackage.open(copy.toFile(), PackageAccess.READ);
        } catch (OpenXML4JException | RuntimeException e) {
            throw new SAXException(e);
        }
    }

    private void read(OPCPackage workbook, Sink sink) throws IOException, OpenXML4JException, SAXException {
        ReadOnlySharedStringsTable strings = new ReadOnlySharedStringsTable(workbook, false);
        XSSFReader reader = new XSSFReader(workbook);
        XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
        Set<String> hidden = hiddenSheets(reader);
        List<String> names = new ArrayList<>();
        boolean read = false;
        while (sheets.hasNext()) {
            try (InputStream content = sheets.next()) {
                boolean shown = !hidden.contains(sheets.getSheetName());
                if (shown) {
                    names.add(sheets.getSheetName());
                }
                if (!read && (sheet == null ? shown : sheet.equals(sheets.getSheetName()))) {
                    read = true;
                    MergedCells merged = mergedCells(sheets);
                    if (merged.count() > 0) {
                        sink.warn(
                                "merged-cells",
                                merged.count() + " cells are merged over several rows; each row gets their value");
                    }
                    XMLReader parser = newParser();
                    parser.setContentHandler(new Sheet(reader.getStylesTable(), strings, new Cells(sink, merged)));
                    parser.setErrorHandler(new DefaultHandler());
                    parse(parser, content);
                }
            }
        }
        if (!read) {
            throw new UnreadableInputException("unknown-sheet", "workbook has no sheet of that name");
        }
        if (sheet == null && names.size() > 1) {
            sink.warn("several-sheets", "workbook has " + names.size() + " sheets, only the first is converted");
        }
    }

    /** A part that unpacks to more than it may is told of as one that cannot be read. */
    private static MergedCells mergedCells(XSSFReader.SheetIterator sheets) throws SAXException {
        try {
            return MergedCells.of(sheets.getSheetPart().getInputStream());
        } catch (IOException e) {
            throw new SAXException(e);
        }
    }

    /** {@return the sheets that a person does not see; they are read only when they are named} */
    private static Set<String> hiddenSheets(XSSFReader reader) throws IOException, OpenXML4JException, SAXException {
        Set<String> hidden = new HashSet<>();
        XMLReader parser = newParser();
        parser.setErrorHandler(new DefaultHandler());
        parser.setContentHandler(new DefaultHandler() {
            @Override
            public void startElement(String uri, String localName, String name, Attributes attributes) {
                String state = attributes.getValue("state");
                if (localName.equals("sheet") && state != null && !state.equals("visible")) {
                    hidden.add(attributes.getValue("name"));
                }
            }
        });
        try (InputStream workbook = reader.getWorkbookData()) {
            parse(parser, workbook);
        }
        return hidden;
    }

    /** POI tells of damage in many ways. */
    private static void parse(XMLReader parser, InputStream content) throws IOException, SAXException {
        try {
            parser.parse(new InputSource(content));
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new SAXException(e);
        }
    }

    private static XMLReader newParser() throws SAXException {
        try {
            return XMLHelper.newXMLReader();
        } catch (javax.xml.parsers.ParserConfigurationException e) {
            throw new SAXException(e);
        }
    }

    /** Ends a cell that never ends before it fills the memory. */
    private final class Sheet extends XSSFSheetXMLHandler {
        private long length;

        Sheet(StylesTable styles, ReadOnlySharedStringsTable strings, Cells cells) {
            // The same text on every machine.
            super(styles, null, strings, cells, new DataFormatter(Locale.US), false);
        }

        @Override
        public void startElement(
                @Nullable String uri,
                @Nullable String localName,
                @Nullable String name,
                @Nullable Attributes attributes)
                throws SAXException {
            length = 0;
            super.startElement(uri, localName, name, attributes);
        }

        @Override
        public void characters(char[] characters, int from, int count) throws SAXException {
            length += count;
            if (length > limits.lineBytes()) {
                throw new SAXException(BoundedReader.tooLong(limits.lineBytes()));
            }
            super.characters(characters, from, count);
        }
    }

    private final class Cells implements XSSFSheetXMLHandler.SheetContentsHandler {
        private final Table table;
        private final MergedCells merged;
        private final List<String> cells = new ArrayList<>();

        Cells(Sink sink, MergedCells merged) {
            this.table = new Table(sink, numbered);
            this.merged = merged;
        }

        @Override
        public void startRow(int number) {
            cells.clear();
        }

        @Override
        public void cell(@Nullable String reference, @Nullable String value, @Nullable XSSFComment comment) {
            int column = reference == null ? cells.size() : new CellReference(reference).getCol();
            cells.addAll(Collections.nCopies(Math.max(0, column - cells.size()), ""));
            String text = value == null ? "" : value;
            // The event reader says ERROR: before the error value of a formula.
            String error = text.startsWith(ERROR) ? text.substring(ERROR.length()) : "";
            text = Table.ERRORS.contains(error) ? error : text;
            cells.add(text);
        }

        @Override
        public void endRow(int number) {
            merged.fill(number + 1, cells);
            try {
                table.row(number + 1L, List.copyOf(cells));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
