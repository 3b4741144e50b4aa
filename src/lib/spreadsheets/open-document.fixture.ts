/** The part `content.xml` of an OpenDocument spreadsheet with these tables; `styles` stand before them. */
export const openContent = (tables: string, styles = '') =>
	`<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
		xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
		xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
		><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`;

/** A cell of text. */
export const textCell = (text: string) =>
	`<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;

/** A table of rows of text. */
export const textTable = (name: string, rows: readonly (readonly string[])[]) =>
	`<table:table table:name="${name}">${rows.map((cells) => `<table:table-row>${cells.map(textCell).join('')}</table:table-row>`).join('')}</table:table>`;
