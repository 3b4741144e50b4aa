import { z } from 'zod';
import { calendarDate, type CalendarDate } from '../time/calendar-date';
import { isFew } from './cells';
import { MODELS } from './models';

const names = {
	nameVi: z.string().max(120),
	nameLo: z.string().max(120).nullable(),
	nameEn: z.string().max(120).nullable()
};
const code = z.string().max(40);
const words = z.string().max(4000);
const CERTAINTIES = ['stated', 'weak', 'derived', 'unconfirmed'] as const;

const shownCell = z.union([
	z
		.int()
		.min(0)
		.refine((count) => !isFew(count)),
	z.enum(['few', 'withheld'])
]);
const modelYear = z.strictObject({ total: z.int().min(0).max(10_000_000).nullable(), note: words });

/** What one side states of a year: figures as they are told, never as they are, and its own words. Names are kept, so that it can be read elsewhere and later. */
const statementSchema = z.strictObject({
	shape: z.literal(1),
	provinceCode: code,
	...names,
	year: z.int().min(1990).max(2199),
	version: z.int().min(1).max(10_000),
	/** The day on which the figures were reckoned. */
	asOf: z.string().refine((text): text is CalendarDate => calendarDate(text) !== null),
	/** Whether the year was still running on that day. */
	soFar: z.boolean(),
	/** Whether some result was stated as "about". */
	approximate: z.boolean(),
	districts: z.array(z.strictObject({ key: code, ...names })).max(300),
	shown: z.record(z.string().max(120), shownCell),
	differently: words,
	border: words,
	borderDistricts: z.array(z.strictObject({ key: code, certainty: z.enum(CERTAINTIES), ...names })).max(100),
	models: z.strictObject(
		Object.fromEntries(MODELS.map((model) => [model, modelYear])) as Record<(typeof MODELS)[number], typeof modelYear>
	)
});

/** One side's statement of a year. */
export type Statement = z.infer<typeof statementSchema>;

/** A statement as it was written down; null where the text is none. */
export function readStatement(text: string): Statement | null {
	try {
		return statementSchema.safeParse(JSON.parse(text)).data ?? null;
	} catch {
		return null;
	}
}
