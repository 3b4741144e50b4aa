import type { OverrideInput } from '$lib/drives/outcome-forms';
import type { OutcomeRefusal } from '$lib/registrations/refusals';
import type { Result } from '$lib/result';
import type { Tx } from '../scope';
import { decisionAt, sameDecision } from './decision';
import {
	asItStands,
	lockDeskDonor,
	openForOutcome,
	takeStep,
	type Acting,
	type StepInput,
	type Stepped
} from './desk-step';

/** What the desk sends when somebody was found fit. */
export type FitInput = StepInput & OverrideInput;

/** Records that medical staff found somebody fit to give; where a rule says not today, with who decided otherwise and why. */
export async function recordFit(tx: Tx, acting: Acting<FitInput>): Promise<Result<Stepped, OutcomeRefusal>> {
	const opened = await openForOutcome(tx, acting, 'fit', { isSame: sameDecision(acting.input) });
	if (!opened.ok) return opened;
	const desk = opened.value;
	if (desk.repeated) return asItStands(desk);
	// Whoever applied and is not matched to a donor yet cannot be screened; the donation asks for that.
	const donor = await lockDeskDonor(tx, desk);
	if (!donor) return takeStep(tx, desk, acting, { to: 'fit' });
	const decided = await decisionAt(tx, desk, donor, acting, 'whole_blood');
	return decided.ok ? takeStep(tx, desk, acting, { to: 'fit', ...decided.value }) : decided;
}
