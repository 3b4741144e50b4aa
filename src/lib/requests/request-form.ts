import { z } from 'zod';
import { choice, form, line, newRowId, optionalId, requiredDay, requiredId, rowVersion } from '../field';
import { REQUEST_KINDS, REQUEST_REFUSALS, REQUEST_WAYS } from './request';

/** A request as it is filed: about a donor, or by reference about somebody who is not matched. Neither kind nor way is chosen beforehand. */
export const newRequestForm = form({
	id: newRowId().default(''),
	owner: line(40).default(''),
	donorId: optionalId().default(''),
	reference: line(120).default(''),
	kind: choice(REQUEST_KINDS)
		.default('')
		.refine((kind) => kind !== '', { error: 'required' }),
	way: choice(REQUEST_WAYS)
		.default('')
		.refine((way) => way !== '', { error: 'required' }),
	receivedOn: requiredDay()
}).superRefine(({ donorId, reference }, context) => {
	if (donorId === '' && reference === '')
		context.addIssue({ code: 'custom', message: 'required', path: ['reference'] });
});

/** What was typed of a new request. */
export type NewRequest = z.infer<typeof newRequestForm>;

/** Where a request goes: answered or done. */
export const moveRequestForm = form({ requestId: requiredId(), version: rowVersion() });

/** Why a request is refused. */
export const refuseRequestForm = form({
	requestId: requiredId(),
	version: rowVersion(),
	reason: choice(REQUEST_REFUSALS)
		.default('')
		.refine((reason) => reason !== '', { error: 'required' })
});
