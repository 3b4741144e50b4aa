import type { AuditObject } from '$lib/audit/action';
import type { AuditLine } from '$lib/audit/entry';
import type { AuditFilter } from '$lib/audit/filter';
import { readerOf } from '$lib/audit/reader';
import type { Area } from '$lib/areas/area';
import { areaLabel } from '$lib/areas/area-words';
import { roleName } from '$lib/accounts/role-words';
import type { Role } from '$lib/accounts/role';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { homeZone } from '../areas/home-day';
import { allProvinces, areasOf } from '../areas/queries';
import { everyRole, type Person } from '../people/queries';
import type { Tx } from '../scope';
import { objectHref } from './object-href';
import { trailPage, type TrailRow } from './trail';

type Asked = { actor: Actor; filter: AuditFilter; locale: Locale };

/** What the audit page shows: one page of entries, where the next begins, the people to choose from, and as what one reads. */
export async function auditPage(tx: Tx, { actor, filter, locale }: Asked) {
	const zone = await homeZone(tx, actor);
	const { rows, more } = await trailPage(tx, { actor, filter, zone });
	const areas = rows.some(({ objectType }) => objectType === 'area') ? await areaNames(tx, locale) : new Map();
	return {
		zone,
		lines: rows.map((row) => lineOf(actor, row, areas)),
		next: more ? (rows.at(-1)?.id ?? null) : null,
		people: peopleToChoose(await everyRole(tx)),
		reader: readerOf(actor.memberships.map(({ role }) => role))
	};
}

async function areaNames(tx: Tx, locale: Locale): Promise<Map<string, string>> {
	const provinces = await allProvinces(tx);
	const areas = (await areasOf(
		tx,
		provinces.map(({ code }) => code)
	)) as Area[];
	return new Map(areas.map((area) => [area.code, areaLabel(area, locale)]));
}

function lineOf(actor: Actor, row: TrailRow, areas: Map<string, string>): AuditLine {
	const { id, at, who, action, objectType, objectId, accountId, fields } = row;
	const own = objectType === 'account' && objectId === accountId;
	const name = objectType === 'area' ? (areas.get(objectId) ?? objectId) : row.name;
	return {
		id,
		at,
		who,
		action,
		object: objectType as AuditObject,
		name: own ? null : name,
		href: objectHref(actor, row),
		drive: objectType === 'drive' ? null : row.drive,
		fields
	};
}

/** Everybody with a role in scope, past ones included, each once. */
function peopleToChoose(rows: Person[]) {
	const people = new Map(
		rows.map((row) => [
			row.accountId,
			{ value: row.accountId, label: row.fullName, detail: row.clubName ?? roleName[row.role as Role]() }
		])
	);
	return [...people.values()];
}
