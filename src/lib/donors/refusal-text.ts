import { m } from '../paraglide/messages';

/** Why a donor was not saved. */
export type DonorRefusal =
	| 'likely_duplicate'
	| 'unknown_area'
	| 'donor_not_found'
	| 'stale_version'
	| 'merged_meanwhile'
	| 'deferral_gone'
	| 'deferral_changed'
	| 'deferral_end_early'
	| 'decided_already'
	| 'consent_given_already'
	| 'consent_text_changed'
	| 'consent_gone'
	| 'registration_consent_gone';

/** What happened, and what to do. */
export const donorRefusalText: Record<DonorRefusal, () => string> = {
	likely_duplicate: () => m.donor_refusal_likely_duplicate(),
	unknown_area: () => m.donor_refusal_unknown_area(),
	donor_not_found: () => m.donor_refusal_donor_not_found(),
	stale_version: () => m.donor_refusal_stale_version(),
	merged_meanwhile: () => m.donor_refusal_merged_meanwhile(),
	deferral_gone: () => m.donor_refusal_deferral_gone(),
	deferral_changed: () => m.donor_refusal_deferral_changed(),
	deferral_end_early: () => m.donor_refusal_deferral_end_early(),
	decided_already: () => m.donor_refusal_decided_already(),
	consent_given_already: () => m.donor_refusal_consent_given_already(),
	consent_text_changed: () => m.donor_refusal_consent_text_changed(),
	consent_gone: () => m.donor_refusal_consent_gone(),
	registration_consent_gone: () => m.donor_refusal_registration_consent_gone()
};

/** Why an edit was not saved, where what somebody else saved or merged meanwhile differs in nothing that can be compared. */
export const alikeText = {
	stale_version: () => m.donor_refusal_stale_alike(),
	merged_meanwhile: () => m.donor_refusal_merged_alike()
};

/** Why somebody was not restricted, or stays so. */
export const restrictRefusalText: Record<
	'donor_not_found' | 'stale_version' | 'registration_consent_gone',
	() => string
> = {
	donor_not_found: donorRefusalText.donor_not_found,
	stale_version: () => m.donor_restrict_stale(),
	registration_consent_gone: donorRefusalText.registration_consent_gone
};

/** Why no new card was made. */
export const cardRefusalText: Record<'donor_not_found' | 'stale_version', () => string> = {
	donor_not_found: donorRefusalText.donor_not_found,
	stale_version: () => m.donor_card_stale()
};

/** Why two entries were not made one, or not taken apart again. */
export const mergeRefusalText: Record<
	| 'donor_not_found'
	| 'stale_version'
	| 'both_gave'
	| 'too_close'
	| 'merge_undone_already'
	| 'merge_forgotten'
	| 'drive_full',
	() => string
> = {
	donor_not_found: donorRefusalText.donor_not_found,
	stale_version: () => m.merge_refusal_stale(),
	both_gave: () => m.merge_refusal_both_gave(),
	too_close: () => m.merge_refusal_too_close(),
	merge_undone_already: () => m.merge_refusal_undone_already(),
	merge_forgotten: () => m.merge_refusal_forgotten(),
	drive_full: () => m.merge_refusal_drive_full()
};

/** Why somebody was not erased. */
export const eraseRefusalText: Record<
	'other_name' | 'donor_not_found' | 'stale_version' | 'at_open_drive',
	() => string
> = {
	other_name: () => m.donor_erase_other_name(),
	donor_not_found: donorRefusalText.donor_not_found,
	stale_version: () => m.donor_erase_stale(),
	at_open_drive: () => m.donor_erase_expected()
};
