import { z } from 'zod';
import { form, line, optionalCode, optionalDay, requiredLine, rowVersion, whole } from '../field';
import { AREA_KINDS, AREA_LEVELS } from './area';

const nameFields = {
	nameVi: requiredLine(120),
	nameLo: line(120).default(''),
	nameEn: line(120).default(''),
	population: whole(0, 100_000_000).nullable().default(null),
	populationYear: whole(1900, 2200).nullable().default(null),
	tileRow: whole(0, 40).nullable().default(null),
	tileCol: whole(0, 40).nullable().default(null),
	validTo: optionalDay().default('')
};

/** An area that is corrected; its code and beginning stay. */
export const areaForm = form({ ...nameFields, version: rowVersion() }).superRefine(checkPopulation);

/** An area that begins to exist. */
export const newAreaForm = form({
	...nameFields,
	code: optionalCode().min(1, 'required'),
	provinceCode: optionalCode().min(1, 'required'),
	level: z.enum(AREA_LEVELS, { error: 'not_a_choice' }),
	kind: z.enum(AREA_KINDS, { error: 'not_a_choice' }),
	validFrom: optionalDay().default(''),
	formerDistrictCode: optionalCode().default('')
}).superRefine(({ validFrom, validTo, ...area }, context) => {
	checkPopulation(area, context);
	if (validFrom === '' || validTo === '' || validFrom <= validTo) return;
	context.addIssue({ code: 'custom', message: 'end_before_start', path: ['validTo'] });
});

/** A corrected area as it was typed. */
export type AreaInput = z.infer<typeof areaForm>;

/** A number of people without its year says nothing, nor does a year without the number. */
function checkPopulation(
	{ population, populationYear }: { population: number | null; populationYear: number | null },
	context: z.RefinementCtx
) {
	if ((population === null) === (populationYear === null)) return;
	context.addIssue({ code: 'custom', message: 'year_missing', path: ['populationYear'] });
}
