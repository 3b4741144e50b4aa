import { deferralWords } from '../donors/deferral-words';
import { m } from '../paraglide/messages';
import type { Loss } from './funnel';
import type { RegistrationState } from './registration-state';

/** Where somebody stands at a drive, in words. */
export const registrationStateWords: Record<RegistrationState, () => string> = {
	applied: () => m.registration_state_applied(),
	registered: () => m.registration_state_registered(),
	waiting: () => m.registration_state_waiting(),
	offered: () => m.registration_state_offered(),
	confirmed: () => m.registration_state_confirmed(),
	arrived: () => m.registration_state_arrived(),
	fit: () => m.registration_state_fit(),
	deferred: () => m.registration_state_deferred(),
	donated: () => m.registration_state_donated(),
	left: () => m.registration_state_left(),
	no_show: () => m.registration_state_no_show(),
	cancelled: () => m.registration_state_cancelled()
};

const OTHER_LOSSES: Record<Exclude<Loss['code'], 'deferred'>, () => string> = {
	not_yet: () => m.registration_state_loss_not_yet(),
	no_show: () => m.registration_state_loss_no_show(),
	being_examined: () => m.registration_state_loss_being_examined(),
	waiting_to_donate: () => m.registration_state_loss_waiting_to_donate(),
	left: () => m.registration_state_loss_left()
};

/** Why people did not reach the next step, to follow their number: `8 huyết sắc tố thấp`. */
export function lossWords(loss: Loss): string {
	return loss.code === 'deferred' ? deferralWords[loss.deferralClass]() : OTHER_LOSSES[loss.code]();
}
