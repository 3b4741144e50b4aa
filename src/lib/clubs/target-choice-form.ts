import { z } from 'zod';
import { fieldMessage, form, requiredId, whole } from '../field';
import { MOST_UNITS, type TargetInput, type TargetSubject } from './target-form';
import { monthsStated } from './target-months';

/** Whom a target is asked of, as one list names them: `subject:key`, a campaign with the province that asks. */
const chosen = () =>
	z.string().regex(/^(province|area|club):[\w.-]{1,40}$|^campaign:[\w-]{1,40}@[\w-]{1,40}$/, 'required');
const month = () => whole(0, MOST_UNITS).nullable().default(null);

/** The fields of the months, in order. */
export const MONTH_FIELDS = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9', 'm10', 'm11', 'm12'] as const;

const months = {
	...{ m1: month(), m2: month(), m3: month(), m4: month(), m5: month(), m6: month() },
	...{ m7: month(), m8: month(), m9: month(), m10: month(), m11: month(), m12: month() }
};

/** An empty field is none, and must not be read as a target of 0. */
const units = () => month().refine((given) => given !== null, { error: 'required' });

/** The first and the last year of which targets are told. */
export const TARGET_YEARS = { first: 2000, last: 2200 } as const;

const year = () => whole(TARGET_YEARS.first, TARGET_YEARS.last);
const asked = { of: chosen(), year: year(), units: units() };

/** What has to be known of a target before its months can be filled in. */
export const askedForm = form(asked);

/** The target form of the screen. */
export const targetChoiceForm = form({ ...asked, ...months }).superRefine((target, context) => {
	const stated = monthsStated(monthCells(target), target.units ?? 0);
	if ('problem' in stated)
		context.addIssue({ code: 'custom', message: fieldMessage(stated.problem, stated.sum), path: ['units'] });
});

/** What the form of a target states. */
export type TargetChoice = z.infer<typeof targetChoiceForm>;

/** That nothing is asked any longer: of whom, for which year, and the statement that was seen. */
export const withdrawTargetForm = form({ of: chosen(), year: year(), seen: requiredId() });

/** The year that an address asks for; null where it asks for none of which targets are told. */
export function yearAsked(text: string): number | null {
	return text.trim() === '' ? null : (year().safeParse(Number(text)).data ?? null);
}

/** What the form states, its twelve fields as one split. */
export function statedIn({ of, year, units: given, ...months }: TargetChoice) {
	const units = given ?? 0;
	const stated = monthsStated(monthCells(months), units);
	return { of, year, units, monthly: 'problem' in stated ? null : stated.monthly };
}

/** What stands in the twelve fields. */
function monthCells(target: Pick<TargetChoice, (typeof MONTH_FIELDS)[number]>): (number | null)[] {
	return MONTH_FIELDS.map((field) => target[field]);
}

/** A split as the twelve fields show it. */
export function monthFields(monthly: readonly number[] | null) {
	const entries = MONTH_FIELDS.map((field, index) => [field, monthly?.[index] ?? null]);
	return Object.fromEntries(entries) as Pick<TargetChoice, (typeof MONTH_FIELDS)[number]>;
}

/** The target that a choice states, in the shape that imports use too. */
export function targetOfChoice(
	{ subject, key }: { subject: TargetSubject; key: string },
	rest: Pick<TargetInput, 'provinceCode' | 'year' | 'units' | 'monthly'>
): TargetInput {
	const of = (one: TargetSubject) => (subject === one ? key : '');
	return { ...rest, subject, areaCode: of('area'), clubId: of('club'), campaignId: of('campaign') };
}
