import { areaName } from '$lib/areas/area-name';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { planningOwners } from '../drives/planning-owners';
import type { Tx } from '../scope';
import { storedSwitches } from './settings';

/** What is told by itself, for each club and office that the actor plans for. */
export async function noticeSettingsPage(tx: Tx, actor: Actor, locale: Locale) {
	const owners = [];
	for (const { value, clubId, provinceCode, clubName, province } of await planningOwners(tx, actor)) {
		const name = clubName ?? (province ? areaName(province, locale) : provinceCode);
		owners.push({ value, name, switches: await storedSwitches(tx, { clubId, provinceCode }) });
	}
	return { owners };
}
