import { m } from '../paraglide/messages';
import type { ConsentPurpose } from './consent';
import { donorFieldLabels } from './field-labels';
import { consentPurposeWords } from './rights-words';

/** What an audit entry mentions as a field: one of the form, of a wait, or a consent by its purpose. */
const mentioned: Record<string, () => string> = {
	...donorFieldLabels,
	untilOn: () => m.deferral_until_label(),
	permanent: () => m.deferral_permanent(),
	...Object.fromEntries(
		Object.keys(consentPurposeWords).map((purpose) => [
			`consent_${purpose}`,
			() => consentPurposeWords[purpose as ConsentPurpose]()
		])
	)
};

/** Whether a field has a name today. */
export function isDonorField(field: string): boolean {
	return Object.hasOwn(mentioned, field);
}

/** The name of a field that an audit entry mentions; a field of another time keeps its code. */
export function donorFieldLabel(field: string): string {
	return isDonorField(field) ? (mentioned[field]?.() ?? field) : field;
}
