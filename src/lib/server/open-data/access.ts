import { error, type RequestEvent } from '@sveltejs/kit';
import { requirePolicy } from '../access';
import { provincesOf } from '../areas/queries';
import { canGiveData, canGiveDataOf } from '../policy';

/** The actor with the province of whose totals is asked: the one that is named, else the first; 404 where it is not theirs. */
export function requireDataOf(event: RequestEvent, named = event.url.searchParams.get('provinceCode')) {
	const access = requirePolicy(event, canGiveData);
	const own = provincesOf(access.actor).filter((provinceCode) => canGiveDataOf(access.actor, { provinceCode }));
	const provinceCode = named ? own.find((code) => code === named) : own[0];
	if (!provinceCode) error(404);
	return { ...access, provinceCode, own };
}
