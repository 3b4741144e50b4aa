import { z } from 'zod';
import { form, whole } from '../field';
import { TARGET_SUBJECTS, type TargetInput, type TargetSubject } from './target-form';

/** The target form of the screen: one list names whom the target is asked of, as `subject:key`. */
export const targetChoiceForm = form({
	of: z.string().regex(/^(province|area|club|campaign):[\w.-]{1,40}$/, 'required'),
	year: whole(2000, 2200),
	units: whole(0, 10_000_000)
});

/** Whom a choice names: the subject, and its code or id. */
export function targetChoice(of: string): { subject: TargetSubject; key: string } | null {
	const [subject, key] = of.split(':');
	const known = TARGET_SUBJECTS.find((one) => one === subject);
	return known && key ? { subject: known, key } : null;
}

/** The target that a choice states, in the shape that imports use too. */
export function targetOfChoice(
	{ subject, key }: { subject: TargetSubject; key: string },
	rest: Pick<TargetInput, 'provinceCode' | 'year' | 'units'>
): TargetInput {
	const of = (one: TargetSubject) => (subject === one ? key : '');
	return { ...rest, subject, areaCode: of('area'), clubId: of('club'), campaignId: of('campaign') };
}
