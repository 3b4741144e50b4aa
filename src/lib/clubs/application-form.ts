import { z } from 'zod';
import {
	form,
	newRowId,
	optionalCode,
	optionalEmail,
	optionalPhone,
	paragraph,
	requiredId,
	requiredLine,
	tick
} from '../field';

/** A club that asks to take part, from the public page. Nobody is written to who did not agree to it. */
export const applicationForm = form({
	id: newRowId().default(''),
	provinceCode: optionalCode().min(1, 'required'),
	areaCode: optionalCode().default(''),
	clubName: requiredLine(120),
	contactName: requiredLine(120),
	email: optionalEmail().min(1, 'required'),
	phone: optionalPhone().default(''),
	note: paragraph(1000).default(''),
	consent: tick().refine((given) => given, { error: 'consent_missing' })
});

/** An application as it was typed. */
export type ApplicationInput = z.infer<typeof applicationForm>;

/** Which application is approved. */
export const approvalForm = form({ id: requiredId() });

/** Which application is declined, and what its contact is told. */
export const refusalForm = form({ id: requiredId(), reason: paragraph(1000).min(1, 'required') });
