import { z } from 'zod';
import { UID } from './uid';

const name = z.string().regex(UID);
/** A month, the only period that is told. */
const period = z.string().regex(/^\d{4}(0[1-9]|1[0-2])$/);

/** One value; DHIS2 takes numbers as text. */
const dataValue = z.strictObject({
	dataElement: name,
	categoryOptionCombo: name.optional(),
	attributeOptionCombo: name.optional(),
	orgUnit: name,
	period,
	value: z.string().regex(/^\d{1,15}$/),
	comment: z.string().min(1).max(500).optional()
});

/** What we send of the published form: months, whole numbers, nothing of our own. */
export const dataValueSet = z.strictObject({
	dataSet: name,
	completeDate: z.iso.date().optional(),
	period,
	orgUnit: name.optional(),
	dataValues: z.array(dataValue).max(20_000)
});

export type DataValueSet = z.infer<typeof dataValueSet>;
export type DataValue = DataValueSet['dataValues'][number];

/** By what a value is known there: a second one of this name replaces it. */
export function valueName({ orgUnit, dataElement, categoryOptionCombo = '' }: DataValue): string {
	return `${orgUnit} ${dataElement} ${categoryOptionCombo}`;
}
