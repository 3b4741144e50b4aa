import type { ParamMatcher } from '@sveltejs/kit';
import { SHEET_KINDS, type SheetKind } from '$lib/exports/sheet-kind';

/** A kind of file that lists are handed out as. */
export const match = ((text): text is SheetKind => SHEET_KINDS.some((kind) => kind === text)) satisfies ParamMatcher;
