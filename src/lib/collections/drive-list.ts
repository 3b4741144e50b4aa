import { z } from 'zod';
import type { Named } from '$lib/areas/area-name';
import type { CalendarDate, DatePrecision } from '$lib/time/calendar-date';
import { FIGURES, type Figure } from './figures';
import { collectedTotal, type CollectedFigures } from './rollup';

/** What a line of the list says of a drive besides its figures. */
export type DriveFacts = {
	id: string;
	title: string;
	startsOn: CalendarDate;
	endsOn: CalendarDate;
	datePrecision: DatePrecision;
	clubId: string | null;
	clubName: string | null;
	area: (Named & { code: string }) | null;
	outsideProvince: boolean;
};

/** A drive with its figures, and what it has of the row that was opened. */
export type ListedDrive = DriveFacts & { figures: CollectedFigures; amount: number | null };

/** What the list can be sorted by. */
export const driveOrders = ['date', 'drive', 'registered', 'arrived', 'fit', 'donations', 'units', 'amount'] as const;

export type DriveOrder = { by: (typeof driveOrders)[number]; descending: boolean };

/** The newest first. */
export const usualOrder: DriveOrder = { by: 'date', descending: true };

/** Reads `units` or `-units` (from the highest down) from an address; the usual order where it makes no sense. */
export function readOrder(text: string | null): DriveOrder {
	const by = z.enum(driveOrders).safeParse(text?.replace(/^-/, ''));
	return by.success ? { by: by.data, descending: text?.startsWith('-') === true } : usualOrder;
}

/** Writes an order into an address. */
export const orderParam = ({ by, descending }: DriveOrder) => `${descending ? '-' : ''}${by}`;

/** The order that a press on a column's head gives: names from A, days and numbers from the highest, the other way at the second press. */
export function nextOrder(current: DriveOrder, by: DriveOrder['by']): DriveOrder {
	return { by, descending: current.by === by ? !current.descending : by !== 'drive' };
}

/** The drives in an order; a figure that nobody knows stands last, whichever way. */
export function orderedDrives(drives: readonly ListedDrive[], { by, descending }: DriveOrder): ListedDrive[] {
	const turn = descending ? -1 : 1;
	return drives.toSorted((a, b) => {
		const [one, other] = [sortValue(a, by), sortValue(b, by)];
		if (one === null || other === null) return Number(one === null) - Number(other === null) || newestFirst(a, b);
		return turn * compared(one, other) || newestFirst(a, b);
	});
}

function sortValue(drive: ListedDrive, by: DriveOrder['by']): string | number | null {
	if (by === 'date') return drive.startsOn;
	if (by === 'drive') return drive.title;
	return by === 'amount' ? drive.amount : drive.figures[by];
}

function compared(one: string | number, other: string | number): number {
	return typeof one === 'number' && typeof other === 'number'
		? one - other
		: String(one).localeCompare(String(other), 'vi', { numeric: true });
}

function newestFirst(a: ListedDrive, b: ListedDrive): number {
	return compared(b.startsOn, a.startsOn) || compared(a.id, b.id);
}

/** Lines on one page of the list. */
export const LINES_PER_PAGE = 50;

/** One page of a list, counted from 1; a number beyond the end is the last page. */
export function pageOf<Line>(lines: readonly Line[], asked: number, size = LINES_PER_PAGE) {
	const pages = Math.max(1, Math.ceil(lines.length / size));
	const page = Math.min(Math.max(1, Number.isSafeInteger(asked) ? asked : 1), pages);
	const first = (page - 1) * size;
	return { page, pages, first: lines.length === 0 ? 0 : first + 1, lines: lines.slice(first, first + size) };
}

/** The address of the same list in another order, which begins at its first page, or of another of its pages. */
export function listQuery(params: URLSearchParams, { sort, page }: { sort?: string; page?: number }): string {
	const query = new URLSearchParams(params);
	query.delete('page');
	if (sort !== undefined) query.set('sort', sort);
	if (page !== undefined && page > 1) query.set('page', String(page));
	return `?${query}`;
}

/** The figures of some drives together, and of how many of them each is not known. */
export type Together = CollectedFigures & { unknown: Record<Figure, number> };

/** Adds up some drives. */
export function togetherOf(drives: readonly ListedDrive[]): Together {
	const counts = FIGURES.map((figure) => [figure, drives.filter(({ figures }) => figures[figure] === null).length]);
	return {
		...collectedTotal(drives.map(({ id, figures }) => ({ ...figures, kind: 'ordinary', key: id, other: '' }))),
		unknown: Object.fromEntries(counts) as Together['unknown']
	};
}
