import { z } from 'zod';
import { fieldMessage, form, line, optionalCode, optionalTime, requiredLine, rowVersion } from '../field';
import type { Hours } from './day-hours';
import { MAX_DRIVE_DAYS } from './drive-form';

const seen = { version: z.coerce.number().pipe(rowVersion()), changeReason: line(300).default('') };
const numbers = Array.from({ length: MAX_DRIVE_DAYS }, (_, at) => at);
const times = (name: string) => Object.fromEntries(numbers.map((at) => [`${name}${at}`, optionalTime().default('')]));

/** The hours of each day, in the order of the days. */
export const hoursForm = form({ ...times('opens'), ...times('closes'), ...seen }).superRefine((sent, context) => {
	for (const at of numbers) {
		const { opensAt, closesAt } = hoursAt(sent, at);
		if (opensAt === null || closesAt === null || opensAt < closesAt) continue;
		context.addIssue({ code: 'custom', message: 'closes_before_opens', path: [`closes${at}`] });
	}
});

/** The hours that were typed for the day with this number. */
export function hoursAt(sent: Record<string, unknown>, at: number): Hours {
	const typed = (name: string) => String(sent[`${name}${at}`] ?? '') || null;
	return { opensAt: typed('opens'), closesAt: typed('closes') };
}

const site = { venueName: requiredLine(160), areaCode: optionalCode().default(''), address: line(200).default('') };
const position = z.coerce.number({ error: 'not_a_number' }).int().min(1, fieldMessage('too_small', 1)).max(100);

/** One more site. */
export const addSiteForm = form({ ...site, ...seen });

/** A site that is changed; its place in the row names it. */
export const changeSiteForm = form({ position, ...site, ...seen });

/** A site that is removed. */
export const removeSiteForm = form({ position, ...seen });

/** A site that changes places with its neighbour. */
export const moveSiteForm = form({ position, way: z.enum(['up', 'down'], { error: 'not_a_choice' }), ...seen });
