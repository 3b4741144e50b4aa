import { m } from '../paraglide/messages';
import type { CONSENT_WAYS, ConsentPurpose } from './consent';
import type { ErasureReason } from './erasing';

/** What somebody agreed to. */
export const consentPurposeWords: Record<ConsentPurpose, () => string> = {
	registration: () => m.donor_consent_registration(),
	contact: () => m.donor_consent_contact(),
	contact_phone: () => m.donor_consent_contact_phone(),
	contact_sms: () => m.donor_consent_contact_sms(),
	contact_zalo: () => m.donor_consent_contact_zalo(),
	contact_email: () => m.donor_consent_contact_email(),
	reserve: () => m.donor_consent_reserve(),
	sharing: () => m.donor_consent_sharing()
};

/** By what a consent is proved. */
export const consentWayWords: Record<(typeof CONSENT_WAYS)[number], () => string> = {
	ticked: () => m.donor_consent_way_ticked(),
	signed_paper: () => m.donor_consent_way_signed_paper(),
	spoken: () => m.donor_consent_way_spoken()
};

/** Why somebody is erased. */
export const erasureReasonWords: Record<ErasureReason, () => string> = {
	asked: () => m.donor_erase_asked(),
	consent_withdrawn: () => m.donor_erase_consent_withdrawn(),
	entered_wrongly: () => m.donor_erase_entered_wrongly(),
	no_longer_needed: () => m.donor_erase_no_longer_needed()
};
