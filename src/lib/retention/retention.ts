import { z } from 'zod';
import { usualDigits } from '../time/digits';
import { form, rowVersion, whole } from '../field';

/** What is kept for a time and then goes. The audit trail is not among it: entries hold ids alone, and stay. */
export const RETENTION_KINDS = [
	'applicants',
	'outbox',
	'throttle',
	'requests',
	'notes',
	'merges',
	'club_applications',
	'volunteers',
	'feedback'
] as const;

export type RetentionKind = (typeof RETENTION_KINDS)[number];

/** A rule: for how many days a kind is kept, and never for fewer than its floor. */
export type RetentionRule = { kind: RetentionKind; days: number; floorDays: number; version: number };

/** Longest time that a rule may name: a hundred years. */
const MOST_DAYS = 36_500;

/** What changes a rule. */
export const retentionForm = form({
	kind: z.enum(RETENTION_KINDS, { error: 'not_a_choice' }),
	days: whole(1, MOST_DAYS),
	version: rowVersion()
});

/** The change that an address asks to look at beforehand; `days` is null while none is typed, or it is no number of days. */
export type Preview = { kind: RetentionKind; typed: string; days: number | null };

/** Reads from the address which rule is to be changed, and to what. */
export function readPreview(params: URLSearchParams): Preview | null {
	const kind = RETENTION_KINDS.find((one) => one === params.get('kind'));
	if (!kind) return null;
	const typed = usualDigits(params.get('days') ?? '')
		.trim()
		.slice(0, 20);
	const days = /^\d{1,5}$/.test(typed) ? Number(typed) : null;
	return { kind, typed, days: days !== null && days >= 1 && days <= MOST_DAYS ? days : null };
}
