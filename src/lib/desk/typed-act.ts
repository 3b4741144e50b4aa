import { readWhole } from '../typed-number';
import type { Act } from './operation';
import type { Said } from './said';

/** What the fields of a form say, as an operation says it. */
export function typedAct(act: Act, typed: Record<string, string>): Said {
	const { otherVolumeMl = '', insufficient, stopped, permanent, gift, consentRegistration, volumeMl, ...rest } = typed;
	if (act === 'donate') {
		const volume = readWhole(otherVolumeMl.trim() || (volumeMl ?? '')) ?? Number.NaN;
		return {
			...rest,
			act,
			volumeMl: volume,
			quantitySufficient: insufficient === undefined,
			stopped: stopped !== undefined
		};
	}
	if (act === 'defer') return { ...rest, act, permanent: permanent !== undefined };
	if (act === 'thank') return { ...rest, act, gift: gift !== undefined };
	if (act === 'register') return { ...rest, act, consentRegistration: consentRegistration !== undefined };
	return { ...rest, act };
}
