/** What lists are handed out as: a workbook, or text that any program reads. */
export const SHEET_KINDS = ['xlsx', 'csv'] as const;

export type SheetKind = (typeof SHEET_KINDS)[number];
