import type { CalendarDate } from '../time/calendar-date';
import type { TargetSubject } from './target-form';

/** What somebody once asked of whom for a year: `units` null asks for nothing any longer, `by` is null where the person is not known to the reader. */
export type TargetStatement = {
	id: string;
	subject: TargetSubject;
	provinceCode: string;
	/** The code or id of whom it is asked of. */
	key: string;
	units: number | null;
	monthly: number[] | null;
	statedOn: CalendarDate;
	/** `HH:MM`. */
	statedAt: string;
	by: string | null;
};

/** A target with its story: the statement that counts, and those it replaced, newest first. */
export type HeldTarget = { of: string; newest: TargetStatement; earlier: TargetStatement[] };

const ORDER: readonly TargetSubject[] = ['province', 'area', 'club', 'campaign'];

/** Whom a statement is about, as the form names them. A campaign of everywhere is asked for by each province. */
export function choiceOf({ subject, key, provinceCode }: Pick<TargetStatement, 'subject' | 'key' | 'provinceCode'>) {
	return subject === 'campaign' ? `campaign:${key}@${provinceCode}` : `${subject}:${key}`;
}

/** The targets of a year, provinces first, from its statements newest first; on a day those that were made until then. */
export function heldTargets(statements: readonly TargetStatement[], on: CalendarDate | null): HeldTarget[] {
	const stories = new Map<string, TargetStatement[]>();
	for (const one of statements) {
		if (on !== null && one.statedOn > on) continue;
		const of = choiceOf(one);
		stories.set(of, [...(stories.get(of) ?? []), one]);
	}
	const held = [...stories].flatMap(([of, [newest, ...earlier]]) => (newest ? [{ of, newest, earlier }] : []));
	return held.sort((one, other) => ORDER.indexOf(one.newest.subject) - ORDER.indexOf(other.newest.subject));
}
