import type { OutcomeRefusal, RegisterRefusal } from '$lib/registrations/refusals';
import { refused, type Refused } from '$lib/result';
import { violatedConstraint } from '../db/violation';

type FromConstraint = RegisterRefusal & OutcomeRefusal;

const SHARED: Record<string, FromConstraint> = {
	drives_places_check: 'drive_full',
	drive_groups_cap_check: 'group_full',
	registrations_rest_excl: 'already_planned',
	registrations_operationId_unique: 'operation_reused',
	registration_events_operationId_unique: 'operation_reused',
	donations_operationId_unique: 'operation_reused'
};

/**
 * Runs statements whose last word is the database's, and turns the constraint it refuses with into words. The transaction is
 * lost then, so the refusal must be returned at once.
 */
export async function orRefused<T, Code extends string = never>(
	work: Promise<T>,
	own: Record<string, Code> = {}
): Promise<T | Refused<Code | FromConstraint>> {
	try {
		return await work;
	} catch (thrown) {
		const constraint = violatedConstraint(thrown) ?? '';
		const refusal = own[constraint] ?? SHARED[constraint];
		if (!refusal) throw thrown;
		return refused(refusal);
	}
}
