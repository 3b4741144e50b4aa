import { z } from 'zod';
import { AREA_CODE, PROVINCE_CODE } from '../areas/codes';
import { VENUE_KINDS } from '../venues/answers';
import { areaModes, resultSources } from '../collections/filter-query';
import { measures } from '../collections/measure';
import { OPEN_BREAKDOWNS } from './open-breakdowns';

/** Why there is no answer. */
export const PROBLEMS = ['not_understood', 'no_key', 'other_province', 'not_found', 'too_many'] as const;

const day = z.iso.date();

/** What both questions take, by the names of the collections page. Both days are included; a side that is left out is open. */
const filter = {
	from: day.optional().describe('First day, included'),
	to: day.optional().describe('Last day, included'),
	areas: z
		.enum(areaModes)
		.default('then')
		.describe('`then`: districts as they were before 1 July 2025. `now`: units of today where known'),
	source: z.enum(resultSources).default('all').describe('Counted from donations, stated by somebody, or both'),
	area: z.string().regex(AREA_CODE).optional().describe('Code of one area'),
	province: z
		.string()
		.regex(PROVINCE_CODE)
		.optional()
		.describe('That of the key, also where it is left out; another one is refused'),
	venue: z.enum(VENUE_KINDS).optional().describe('Kind of place where drives were held')
};

/** The question of both totals. */
export const totalsQuery = z.strictObject({
	...filter,
	by: z.enum(OPEN_BREAKDOWNS).default('district').describe('What tells the rows apart'),
	and: z.enum(OPEN_BREAKDOWNS).optional().describe('What tells each row apart once more')
});

export type TotalsQuery = z.infer<typeof totalsQuery>;

const name = z.strictObject({ vi: z.string(), lo: z.string(), en: z.string() });
const known = (what: string) => z.number().int().nullable().describe(`${what}; null where nobody knows`);

const unitsFigures = {
	units: known('Units of blood'),
	donations: known('Donations'),
	volumeMl: known('Millilitres')
};

const measuresFigures = {
	...unitsFigures,
	drives: known('Drives that were held'),
	registered: known('People who registered'),
	arrived: known('People who came'),
	fit: known('People whom the doctor passed'),
	deferred: known('People who were deferred'),
	left: known('People who left'),
	noShow: known('People who did not come'),
	firstTime: known('First donations')
};

const cautions = {
	approximate: z
		.array(z.enum(['registered', 'donations', 'units', 'volumeMl']))
		.describe('Figures that are approximate'),
	reportedUnits: z.number().int().describe('Units among them that somebody stated')
};

const rowKeys = {
	kind: z
		.enum(['ordinary', 'not_stated', 'outside', 'not_placed', 'other_clubs'])
		.describe('`outside`: outside the province. `not_placed`: of a vague date, and no part of the total'),
	key: z.string().describe('Code or period; empty where it is not stated'),
	name: name.nullable().describe('Name of an area or province'),
	other: z.string().nullable().describe('The same of `and`; null without it')
};

const asked = z.strictObject({
	...filter,
	province: z.string(),
	by: z.enum(OPEN_BREAKDOWNS),
	and: z.enum(OPEN_BREAKDOWNS).nullable()
});

const totals = <Figures extends z.core.$ZodLooseShape>(figures: Figures) =>
	z.strictObject({
		asked,
		rows: z.array(z.strictObject({ ...rowKeys, ...figures, ...cautions })),
		total: z.strictObject({ ...figures, ...cautions })
	});

/** What `/api/v1/units` answers. */
export const unitsAnswer = totals(unitsFigures);
/** What `/api/v1/measures` answers. */
export const measuresAnswer = totals(measuresFigures);
/** What `/api/v1/definitions` answers. */
export const definitionsAnswer = z.strictObject({
	measures: z.array(z.strictObject({ measure: z.enum(measures), additive: z.boolean(), name, definition: name }))
});
/** What is answered where there is no answer: problem details as RFC 9457 has them, with a code for programs and the part of the question that is meant. */
export const problemAnswer = z.strictObject({
	type: z.literal('about:blank'),
	title: z.string(),
	status: z.number().int(),
	detail: z.string(),
	code: z.enum(PROBLEMS),
	field: z.string().nullable()
});

export type UnitsAnswer = z.infer<typeof unitsAnswer>;
export type MeasuresAnswer = z.infer<typeof measuresAnswer>;
export type Problem = z.infer<typeof problemAnswer>;
