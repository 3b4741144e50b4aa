import { z } from 'zod';
import { fieldMessage, form, optionalCode, optionalId, whole } from '../field';
import { sumOf } from './target-months';

/** Of whom units are asked. */
export const TARGET_SUBJECTS = ['province', 'area', 'club', 'campaign'] as const;

export type TargetSubject = (typeof TARGET_SUBJECTS)[number];

const FIELD_OF = { area: 'areaCode', club: 'clubId', campaign: 'campaignId' } as const;

/** Units that are asked at most: more are a slip of the keyboard. */
export const MOST_UNITS = 10_000_000;

/** Units asked of a province, area, club or campaign in a calendar year; a newer statement replaces the older. */
export const targetForm = form({
	provinceCode: optionalCode().min(1, 'required'),
	subject: z.enum(TARGET_SUBJECTS, { error: 'not_a_choice' }),
	areaCode: optionalCode().default(''),
	clubId: optionalId().default(''),
	campaignId: optionalId().default(''),
	year: whole(2000, 2200),
	units: whole(0, MOST_UNITS),
	monthly: z.array(whole(0, MOST_UNITS)).length(12).nullable().default(null)
}).superRefine((target, context) => {
	const sum = sumOf(target.monthly ?? [target.units]);
	if (sum !== target.units)
		context.addIssue({ code: 'custom', message: fieldMessage('months_sum', sum), path: ['monthly'] });
	if (target.subject === 'province') return;
	const field = FIELD_OF[target.subject];
	if (target[field] === '') context.addIssue({ code: 'custom', message: 'subject_missing', path: [field] });
});

/** A target as it was stated, in units of one calendar year, split by month or not. */
export type TargetInput = z.infer<typeof targetForm>;
