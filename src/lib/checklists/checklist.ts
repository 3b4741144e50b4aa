import { addDays, daysBetween, type CalendarDate } from '../time/calendar-date';

/** What a line of a checklist is: something to do, or something to bring. */
export const ITEM_KINDS = ['task', 'thing'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** A line of a template: a task so many days before the first day of a drive, or a thing, of which there may be so many. */
export type TemplateItem = {
	id: string;
	kind: ItemKind;
	daysBefore: number | null;
	title: string;
	quantity: number | null;
};

/** A template with its lines. Without a club it is the province's own. */
export type Template = {
	id: string;
	name: string;
	provinceCode: string;
	clubId: string | null;
	clubName: string | null;
	items: TemplateItem[];
};

/** A task as it is stored: due so many days before the drive, or on a day that somebody set. Of both one is null. */
export type StoredTask = { daysBefore: number | null; dueOn: CalendarDate | null };

/** A task of a drive on its day. `byHand`: it stays there when the drive moves. */
export type DriveTask = { id: string; title: string; dueOn: CalendarDate; byHand: boolean; done: boolean };

/** Something to bring to a drive. */
export type DriveThing = { id: string; title: string; quantity: number | null; done: boolean };

/** The day on which a task is due, with the drive's first day. */
export function dueDay({ daysBefore, dueOn }: StoredTask, firstDay: CalendarDate): CalendarDate {
	return dueOn ?? addDays(firstDay, -(daysBefore ?? 0));
}

/** How a task moves along with its drive when it is let go from a day: as far before the first day as it stands, never after it. */
export function daysBeforeOf(dueOn: CalendarDate, firstDay: CalendarDate): number {
	return Math.min(Math.max(daysBetween(dueOn, firstDay), 0), 730);
}

/** Whether a task should have been done before today. */
export function isOverdue({ done, dueOn }: Pick<DriveTask, 'done' | 'dueOn'>, today: CalendarDate): boolean {
	return !done && dueOn < today;
}

/** How many lines there are, and how many of them are done. */
export function countDone(items: readonly { done: boolean }[]): { all: number; done: number } {
	return { all: items.length, done: items.filter(({ done }) => done).length };
}
