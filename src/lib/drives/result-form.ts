import { z } from 'zod';
import { form, line, paragraph, tick, whole } from '../field';

/** Which of its two results a drive shows: its donations, or a total that somebody stated. */
export const RESULT_KINDS = ['counted', 'reported'] as const;

/** Which of its two results a drive shows. */
export type ResultKind = (typeof RESULT_KINDS)[number];

const figure = () => whole(0, 1_000_000).nullable().default(null);
const volume = () => whole(0, 500_000_000).nullable().default(null);

/** A result as stated: any figure may be unknown or approximate, but one must be there. `version` 0 is a first statement. */
export const reportedResultForm = form({
	registered: figure(),
	registeredApproximate: tick().default(false),
	donated: figure(),
	donatedApproximate: tick().default(false),
	units: figure(),
	unitsApproximate: tick().default(false),
	volumeMl: volume(),
	volumeApproximate: tick().default(false),
	sourceUrl: line(500)
		.refine((text) => text === '' || /^https?:\/\/\S+$/.test(text), { error: 'not_a_link' })
		.default(''),
	note: paragraph(1000).default(''),
	version: whole(0, 2_147_483_647).default(0)
}).superRefine(({ registered, donated, units, volumeMl }, context) => {
	if ([registered, donated, units, volumeMl].some((value) => value !== null)) return;
	context.addIssue({ code: 'custom', message: 'figure_missing', path: ['units'] });
});

/** The choice between counted and reported. */
export const resultKindForm = form({ resultKind: z.enum(RESULT_KINDS, { error: 'not_a_choice' }) });

/** A stated total as it was typed; `null` is "not stated". */
export type ReportedResultInput = z.infer<typeof reportedResultForm>;
