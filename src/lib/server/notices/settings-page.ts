import { areaName } from '$lib/areas/area-name';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { planningOwners } from '../drives/planning-owners';
import type { Tx } from '../scope';
import { storedSwitches } from './settings';

/** What is told by itself, for each club and office that the actor plans for. */
export async function noticeSettingsPage(tx: Tx, actor: Actor, locale: Locale) {
	const switchesOf = await storedSwitches(tx);
	const owners = (await planningOwners(tx, actor)).map(({ value, clubId, provinceCode, clubName, province }) => ({
		value,
		name: clubName ?? (province ? areaName(province, locale) : provinceCode),
		switches: switchesOf({ clubId, provinceCode })
	}));
	return { owners };
}
