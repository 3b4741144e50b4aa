import { v7 } from 'uuid';
import { inject } from 'vitest';
import { canary } from '../support/two-provinces';
import {
	freshApplication,
	freshCentre,
	freshClosedDay,
	freshConsent,
	freshDeferral,
	freshDevice,
	freshDonor,
	freshDrive,
	freshFeed,
	freshFilter,
	freshHallLink,
	freshLink,
	freshList,
	freshMembership,
	freshMerge,
	freshPair,
	freshRules,
	freeNumber,
	freshMilestone,
	freshMoved,
	freshReached,
	freshAnswer,
	freshOperation,
	freshItem,
	freshShift,
	freshTemplate,
	freshApplicant,
	freshBag,
	freshClosing,
	freshLine,
	freshGroup,
	freshSlots,
	freshVolunteer,
	freshVenue,
	freshRegistration,
	freshRequest,
	freshRestricted,
	freshChecklist,
	placeOf,
	type ClubOwner
} from './fresh-rows';
import { truth } from './visitor';
import { rulesFrom } from '../../src/lib/donors/rule-form';
import { eligibilityRulesSchema } from '../../src/lib/donors/rule-sets';
import reference from '../../drizzle/reference/rule-sets.json';

const vietnam = eligibilityRulesSchema.parse(reference.find(({ country }) => country === 'VN')?.rules);

/** What to send so that an action of a form does its work on rows of an owner: `id` stands in the address. */
export type Sending = { id?: string; body: Record<string, string> };

/** An action that is allowed, and the entries in the audit trail, one unless told, that are written in the transaction of its change. */
export type Act = { leaves: string; entries?: number; send: (owner: ClubOwner) => Promise<Sending> };

const { ids } = inject('world');
async function versionOf(table: string, key: string, id: string): Promise<string> {
	const [row] = await truth(`select version from ${table} where ${key} = $1`, [id]);
	return String(row?.version ?? 0);
}

/** An area of an owner's province that exists today. */
async function areaOf(owner: ClubOwner): Promise<string> {
	const today = 'select code from areas where province_code = $1 and valid_to is null order by code limit 1';
	const [row] = await truth(today, [placeOf(owner).province]);
	return String(row?.code);
}

/** A step of somebody who stands in `from` at the owner's drive. */
const step = (from: string, to: string, more: Record<string, string> = {}): Act => ({
	leaves: `registration.${to}`,
	send: async (owner) => {
		const registrationId = await freshRegistration(owner, from);
		return { id: ids[owner].drives, body: { registrationId, version: '1', operationId: v7(), ...more } };
	}
});

const drive = async (owner: ClubOwner) => ({
	title: `${canary(owner)} ${v7().slice(-6)}`,
	clubId: placeOf(owner).club,
	areaCode: await areaOf(owner),
	startsOn: '2030-12-20'
});
const person = (owner: ClubOwner) => ({
	fullName: canary(owner),
	sex: 'female',
	birthDate: '1994-05-12',
	consentRegistration: 'on',
	confirmNew: 'on'
});

/** The drive of an owner, which takes people whatever forms of other files did to it. */
async function takingPeople(owner: ClubOwner) {
	const id = ids[owner].drives;
	await truth("update drives set status = 'running', capacity = null where id = $1", [id]);
	return id;
}

const registering: Act = {
	leaves: 'registration.registered',
	send: async (owner) => ({ id: await takingPeople(owner), body: { ...person(owner), operationId: v7() } })
};

/** What is done to the role of a registrar of the owner's club. */
const onRole = (leaves: string, state: string, body: Record<string, string> = {}): Act => ({
	leaves,
	send: async (owner) => ({ id: await freshMembership(owner, state), body })
});

/** What is done to the sites of a plan. */
const onSites = (body: Record<string, string>): Act => ({
	leaves: 'drive.sites_edited',
	send: async (owner) => ({ id: await freshDrive(owner, 'draft'), body: { ...body, version: '1' } })
});

/** A day to come on which hardly any rules begin. */
const freeDay = async () =>
	String((await truth("select ('2100-01-01'::date + floor(random() * 30000)::int)::text as day"))[0]?.day);

/** A day of the past on which hardly any drives are. */
const pastDay = async () =>
	String((await truth("select ('2010-01-01'::date + floor(random() * 4000)::int)::text as day"))[0]?.day);

/** A pasted drive of whoever sends it, in the owner's province. */
async function pastedDrive(owner: ClubOwner, day: string, units = '') {
	const [area] = await truth('select name_vi from areas where code = $1', [await areaOf(owner)]);
	const head = 'Ngày\tĐịa bàn\tTên đợt\tĐơn vị máu';
	const title = `${canary(owner)} ${v7().slice(-6)}`;
	return {
		text: [head, [day, area?.name_vi, title, units].join('\t')].join('\n'),
		provinceCode: placeOf(owner).province
	};
}

/** A target of the owner's club in a year of which there is none. */
async function pastedTarget(owner: ClubOwner) {
	const { club, province } = placeOf(owner);
	const [named] = await truth('select name from clubs where id = $1', [club]);
	const [free] = await truth(
		`select free.year from generate_series(2100, 2199) as free (year)
			where not exists (select from targets where club_id = $1 and targets.year = free.year) order by random() limit 1`,
		[club]
	);
	return { text: `CLB\tChỉ tiêu\n${named?.name}\t5`, provinceCode: province, year: String(free?.year) };
}

/** Rules that hardly any others say: those that change nothing are refused. */
const newRules = (validFrom: string) => {
	const { confirmed: _confirmed, ...values } = rulesFrom('VN', vietnam);
	const interval = String(1 + Math.floor(Math.random() * 400));
	return { ...values, validFrom, sourceVi: 'Thông tư', certainty: 'stated', intervalDays_plasma_female: interval };
};
/** What is done to a list of the owner's club. */
const onList = (leaves: string, state: string, body: (row: string) => Record<string, string>): Act => ({
	leaves,
	send: async (owner) => {
		const { list: id, row } = await freshList(owner, state);
		return { id, body: body(row) };
	}
});

const inFiveDays = () => new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);

const venue = '/(app)/venues/[venueId=uuid]';
const heldAt = '/(app)/drives/[driveId=uuid]/venue';
const volunteer = '/(app)/volunteers/[volunteerId=uuid]';
const team = '/(app)/drives/[driveId=uuid]/team';
const checklist = '/(app)/drives/[driveId=uuid]/checklist';
const looks = '/(app)/drives/[driveId=uuid]/looks';
const feedback = '/(app)/drives/[driveId=uuid]/feedback';
const template = '/(app)/drives/checklists/[templateId=uuid]';
const screens = '/(app)/drives/[driveId=uuid]/board/links';
const helpers = '/(app)/drives/[driveId=uuid]/helpers';
const somebody = '/(app)/people/[membershipId=uuid]';
const roster = '/(app)/drives/[driveId=uuid]/registrations';
const list = '/(app)/donors/imports/[importId=uuid]';

/** Every action of the build by route and name, those apart that are proved elsewhere. One that is missing fails the tests. */
export const acts: Record<string, Act> = {
	'/(app)/areas/[code] default': {
		leaves: 'area.edited',
		send: async () => ({
			body: { nameVi: `Hậu Lộc ${v7().slice(-6)}`, version: await versionOf('areas', 'code', '380') }
		})
	},
	'/(app)/rules/new save': { leaves: 'rules.revised', send: async () => ({ body: newRules(await freeDay()) }) },
	'/(app)/rules takeBack': {
		leaves: 'rules.taken_back',
		send: async () => {
			const validFrom = await freeDay();
			return { body: { id: await freshRules(validFrom), validFrom } };
		}
	},
	'/(app)/account default': {
		leaves: 'account.edited',
		// Another name each time: one that is stored already changes nothing.
		send: async (owner) => ({ body: { fullName: `${canary(owner)} ${v7().slice(-6)}`, locale: 'vi' } })
	},
	'/(app)/account/email default': {
		leaves: 'email.change_asked',
		send: async () => ({ body: { email: `${v7()}@example.org` } })
	},
	'/(app)/clubs/import add': {
		leaves: 'club.added',
		send: async (owner) => ({
			body: { text: `${canary(owner)} ${v7().slice(-6)}`, provinceCode: placeOf(owner).province, locale: 'vi' }
		})
	},
	'/(app)/clubs/applications approve': {
		leaves: 'club_application.approved',
		send: async (owner) => ({ body: { id: await freshApplication(owner) } })
	},
	'/(app)/clubs/applications decline': {
		leaves: 'club_application.declined',
		send: async (owner) => ({ body: { id: await freshApplication(owner), reason: 'Trùng câu lạc bộ' } })
	},
	'/(app)/clubs/new default': {
		leaves: 'club.added',
		// Another name each time: an office does not guess between two clubs that are called alike.
		send: async (owner) => ({
			body: { name: `${canary(owner)} ${v7().slice(-6)}`, provinceCode: placeOf(owner).province }
		})
	},
	'/(app)/clubs/[clubId=uuid] default': {
		leaves: 'club.edited',
		send: async (owner) => {
			const { club: id } = placeOf(owner);
			const version = await versionOf('clubs', 'id', id);
			return { id, body: { name: canary(owner), contactName: `An ${v7().slice(-6)}`, version } };
		}
	},
	'/(app)/donors/new default': {
		leaves: 'donor.added',
		send: async (owner) => ({ body: { ...person(owner), owner: placeOf(owner).club } })
	},
	'/(app)/donors/[donorId=uuid] lift': {
		leaves: 'donor.deferral_lifted',
		send: async (owner) => {
			const { donor, deferral } = await freshDeferral(owner);
			return { id: donor, body: { deferralId: deferral, version: '1', liftedReason: 'over' } };
		}
	},
	'/(app)/donors/[donorId=uuid] wait': {
		leaves: 'donor.deferral_changed',
		send: async (owner) => {
			const { donor, deferral } = await freshDeferral(owner);
			return { id: donor, body: { deferralId: deferral, version: '1', untilOn: '2098-12-01' } };
		}
	},
	'/(app)/donors/[donorId=uuid] agree': {
		leaves: 'donor.consent_given',
		send: async (owner) => ({
			id: await freshDonor(owner),
			body: { purpose: 'contact_phone', how: 'ticked', textVersion: '1', agreed: 'on' }
		})
	},
	'/(app)/donors/[donorId=uuid] withdraw': {
		leaves: 'donor.consent_withdrawn',
		send: async (owner) => ({ id: await freshConsent(owner, 'contact_phone'), body: { purpose: 'contact_phone' } })
	},
	'/(app)/donors/[donorId=uuid] restrict': {
		leaves: 'donor.restricted',
		send: async (owner) => ({ id: await freshDonor(owner), body: { version: '1' } })
	},
	'/(app)/donors/[donorId=uuid] unrestrict': {
		leaves: 'donor.restriction_lifted',
		send: async (owner) => ({ id: await freshRestricted(owner), body: { version: '1' } })
	},
	'/(app)/donors/[donorId=uuid]/held show': {
		leaves: 'donor.handed_out',
		send: async (owner) => ({ id: await freshDonor(owner), body: { locale: 'lo' } })
	},
	'/(app)/donors/[donorId=uuid]/erase default': {
		leaves: 'donor.erased',
		send: async (owner) => ({
			id: await freshDonor(owner),
			body: { name: canary(owner), reason: 'asked', version: '1' }
		})
	},
	'/(app)/donors/imports/new default': {
		leaves: 'import.begun',
		send: async (owner) => ({
			body: { clubId: placeOf(owner).club, text: `Họ và tên;Năm sinh\n${canary(owner)};1990` }
		})
	},
	[`${list} decide`]: onList('import.decided', 'deciding', (rowId) => ({ rowId, choice: 'leave_out' })),
	[`${list} decideAll`]: onList('import.decided', 'deciding', () => ({ decision: 'all_other' })),
	[`${list} start`]: onList('import.started', 'deciding', () => ({ version: '1', consent: 'not_yet' })),
	[`${list} cancel`]: onList('import.cancelled', 'deciding', () => ({ version: '1' })),
	[`${list} undo`]: onList('import.undone', 'done', () => ({ version: '1' })),
	'/(app)/donors/export take': { leaves: 'export.donors', send: async () => ({ body: { kind: 'csv' } }) },
	'/(app)/donors/filters save': {
		leaves: 'saved_filter.added',
		send: async () => ({ body: { name: `Nhóm O ${v7().slice(-6)}`, query: 'group=O' } })
	},
	'/(app)/donors/filters rename': {
		leaves: 'saved_filter.edited',
		send: async (owner) => ({
			body: { filterId: await freshFilter(owner), name: `Nhóm A ${v7().slice(-6)}`, version: '1' }
		})
	},
	'/(app)/donors/filters remove': {
		leaves: 'saved_filter.removed',
		send: async (owner) => ({ body: { filterId: await freshFilter(owner) } })
	},
	'/(app)/donors/pairs apart': {
		leaves: 'donor.told_apart',
		entries: 2,
		send: async (owner) => ({ body: { pairId: await freshPair(owner) } })
	},
	'/(app)/donors/pairs again': {
		leaves: 'donor.suspected_again',
		entries: 2,
		send: async (owner) => ({ body: { pairId: await freshPair(owner, 'two_people') } })
	},
	'/(app)/donors/[donorId=uuid]/card replace': {
		leaves: 'donor.card_replaced',
		send: async (owner) => ({ id: await freshDonor(owner), body: { version: '1' } })
	},
	'/(app)/donors/[donorId=uuid]/merge merge': {
		leaves: 'donor.merged_away',
		send: async (owner) => {
			const [keptId, goneId] = [await freshDonor(owner), await freshDonor(owner)];
			return { id: keptId, body: { keptId, goneId, keptVersion: '1', goneVersion: '1' } };
		}
	},
	'/(app)/donors/[donorId=uuid]/merge undo': {
		leaves: 'donor.merge_undone',
		entries: 2,
		send: async (owner) => {
			const { donor, merge } = await freshMerge(owner);
			return { id: donor, body: { mergeId: merge } };
		}
	},
	'/(app)/donors/[donorId=uuid]/edit default': {
		leaves: 'donor.edited',
		send: async (owner) => ({ id: await freshDonor(owner), body: { fullName: canary(owner), note: 'x', version: '1' } })
	},
	...Object.fromEntries(
		(['answer', 'finish', 'refuse'] as const).map((action) => [
			`/(app)/requests ${action}`,
			{
				leaves: `request.${{ answer: 'answered', finish: 'done', refuse: 'refused' }[action]}`,
				send: async (owner: ClubOwner) => {
					const reason: Record<string, string> = action === 'refuse' ? { reason: 'kept_by_law' } : {};
					return { body: { requestId: await freshRequest(owner), version: '1', ...reason } };
				}
			}
		])
	),
	'/(app)/requests reopen': {
		leaves: 'request.reopened',
		send: async (owner) => {
			const requestId = await freshRequest(owner);
			await truth("update data_requests set state = 'done', answered_on = $2, closed_on = $2 where id = $1", [
				...[requestId, '2026-11-24']
			]);
			return { body: { requestId, version: '1' } };
		}
	},
	'/(app)/requests/new default': {
		leaves: 'request.filed',
		send: async (owner) => ({
			body: {
				owner: placeOf(owner).club,
				donorId: await freshDonor(owner),
				kind: 'access',
				way: 'phone',
				receivedOn: '2026-01-05'
			}
		})
	},
	'/(app)/retention default': {
		leaves: 'retention.edited',
		send: async () => ({
			body: { kind: 'notes', days: '1100', version: await versionOf('retention_rules', 'kind', 'notes') }
		})
	},
	'/(app)/drives/import add': {
		leaves: 'drive.scheduled',
		send: async (owner) => ({ body: await pastedDrive(owner, await freeDay()) })
	},
	'/(app)/drives/import/results add': {
		leaves: 'drive.result_entered',
		send: async (owner) => ({ body: await pastedDrive(owner, await pastDay(), '9') })
	},
	'/(app)/drives/templates keep': {
		leaves: 'drive.kept_at_hand',
		send: async (owner) => ({ body: { driveId: await freshDrive(owner, 'draft'), name: canary(owner) } })
	},
	'/(app)/drives/templates rename': {
		leaves: 'drive.template_renamed',
		send: async (owner) => ({ body: { templateId: await freshTemplate(owner), name: 'Mẫu mới', version: '1' } })
	},
	'/(app)/drives/templates remove': {
		leaves: 'drive.let_go',
		send: async (owner) => ({ body: { templateId: await freshTemplate(owner) } })
	},
	'/(app)/drives/proposals approve': {
		leaves: 'drive.approved',
		send: async (owner) => ({ body: { id: await freshDrive(owner, 'proposed'), version: '1' } })
	},
	'/(app)/drives/proposals sendBack': {
		leaves: 'drive.draft',
		send: async (owner) => ({ body: { id: await freshDrive(owner, 'proposed'), version: '1', reason: 'Đổi ngày' } })
	},
	'/(app)/drives/new default': { leaves: 'drive.scheduled', send: async (owner) => ({ body: await drive(owner) }) },
	'/(app)/drives/[driveId=uuid] status': {
		leaves: 'drive.announced',
		send: async (owner) => ({ id: await freshDrive(owner, 'draft'), body: { status: 'announced', version: '1' } })
	},
	'/(app)/drives/[driveId=uuid]/edit default': {
		leaves: 'drive.edited',
		send: async (owner) => ({ id: await freshDrive(owner, 'draft'), body: { ...(await drive(owner)), version: '1' } })
	},
	'/(app)/drives/[driveId=uuid]/groups make': {
		leaves: 'drive.group_made',
		send: async (owner) => ({ id: await freshDrive(owner, 'draft'), body: { name: canary(owner), cap: '5' } })
	},
	'/(app)/drives/[driveId=uuid]/groups edit': {
		leaves: 'drive.group_edited',
		send: async (owner) => {
			const { group: groupId, drive: id } = await freshGroup(owner);
			return { id, body: { groupId, name: canary(owner), cap: '6', version: '1' } };
		}
	},
	'/(app)/drives/[driveId=uuid]/groups revoke': {
		leaves: 'drive.group_revoked',
		send: async (owner) => {
			const { group: groupId, drive: id } = await freshGroup(owner);
			return { id, body: { groupId } };
		}
	},
	'/(app)/drives/[driveId=uuid]/match match': {
		leaves: 'registration.matched',
		send: async (owner) => {
			const { registration: registrationId, drive: id } = await freshApplicant(owner, ids[owner].drives);
			return { id, body: { registrationId, donorId: await freshDonor(owner) } };
		}
	},
	'/(app)/drives/[driveId=uuid]/match add': {
		leaves: 'registration.matched',
		send: async (owner) => {
			const { registration: registrationId, drive: id } = await freshApplicant(owner, ids[owner].drives);
			return { id, body: { registrationId, consent: 'on', confirmNew: 'on' } };
		}
	},
	'/(app)/drives/[driveId=uuid]/no-shows default': {
		leaves: 'registration.no_show',
		send: async (owner) => ({
			id: (await freshApplicant(owner, await freshDrive(owner, 'running', '2026-11-20'))).drive,
			body: {}
		})
	},
	'/(app)/drives/[driveId=uuid]/places settle': {
		leaves: 'drive.places_settled',
		send: async (owner) => ({
			id: await freshDrive(owner, 'draft'),
			body: { arrival: 'open', walkInPercent: '10', offerHours: '12', version: '1' }
		})
	},
	'/(app)/drives/[driveId=uuid]/places move': {
		leaves: 'drive.places_settled',
		send: async (owner) => {
			const { drive: id, from, to } = await freshSlots(owner);
			return { id, body: { from, to } };
		}
	},
	'/(app)/drives/[driveId=uuid]/days hours': {
		leaves: 'drive.days_edited',
		send: async (owner) => ({ id: await freshDrive(owner, 'draft'), body: { opens0: '08:00', version: '1' } })
	},
	'/(app)/drives/[driveId=uuid]/days add': onSites({ venueName: 'Sân vận động' }),
	'/(app)/drives/[driveId=uuid]/days change': onSites({ position: '1', venueName: 'Sân vận động' }),
	'/(app)/drives/[driveId=uuid]/days remove': onSites({ position: '1' }),
	'/(app)/drives/[driveId=uuid]/days move': {
		leaves: 'drive.sites_edited',
		send: async (owner) => {
			const id = await freshDrive(owner, 'draft');
			await truth(`insert into drive_sites (drive_id, position, venue_name) values ($1, 2, 'Sân vận động')`, [id]);
			return { id, body: { position: '1', way: 'down', version: '1' } };
		}
	},
	'/(app)/drives/[driveId=uuid]/series default': {
		leaves: 'drive.scheduled',
		send: async (owner) => {
			const id = await freshDrive(owner, 'draft');
			await truth('update drives set area_code = $1 where id = $2', [await areaOf(owner), id]);
			return { id, body: { seriesId: v7(), day0: '2030-12-20', take0: 'on' } };
		}
	},
	'/(app)/drives/[driveId=uuid]/move default': {
		leaves: 'drive.edited',
		send: async (owner) => ({
			id: await freshDrive(owner, 'draft', '2026-12-20'),
			body: { startsOn: '27/12/2026', version: '1' }
		})
	},
	'/(app)/drives/[driveId=uuid]/enter line': {
		leaves: 'registration.arrived',
		send: async (owner) => {
			const registrationId = await freshRegistration(owner, 'registered');
			return { id: ids[owner].drives, body: { operationId: v7(), registrationId, outcome: 'arrived', at: '09:00' } };
		}
	},
	'/(app)/drives/[driveId=uuid]/enter walkIn': {
		leaves: 'registration.registered',
		send: async (owner) => ({
			id: await freshDrive(owner, 'running'),
			body: { ...person(owner), operationId: v7(), outcome: 'arrived', at: '09:00' }
		})
	},
	'/(app)/drives/[driveId=uuid]/enter undo': {
		leaves: 'registration.undone',
		send: async (owner) => ({ id: ids[owner].drives, body: { operationId: await freshLine(owner) } })
	},
	'/(app)/drives/[driveId=uuid]/close close': {
		leaves: 'drive.closed',
		send: async (owner) => ({ id: await freshDrive(owner, 'running'), body: { version: '1' } })
	},
	'/(app)/drives/[driveId=uuid]/close compare': {
		leaves: 'drive.bags_compared',
		send: async (owner) => ({ id: await freshClosing(owner), body: { centreBags: '7' } })
	},
	'/(app)/drives/[driveId=uuid]/close bag': {
		leaves: 'registration.bag_corrected',
		send: async (owner) => {
			const registrationId = await freshBag(owner);
			return { id: ids[owner].drives, body: { registrationId, bagNumber: `B ${v7()}`, version: '1' } };
		}
	},
	'/(app)/drives/[driveId=uuid]/result report': {
		leaves: 'drive.result_entered',
		send: async (owner) => ({ id: await freshDrive(owner, 'running'), body: { units: '9', version: '0' } })
	},
	'/(app)/drives/[driveId=uuid]/result choose': {
		leaves: 'drive.result_reported',
		send: async (owner) => {
			const id = await freshDrive(owner, 'running');
			await truth('insert into reported_results (drive_id, units) values ($1, 7)', [id]);
			return { id, body: { resultKind: 'reported' } };
		}
	},
	'/(app)/venues/new default': {
		leaves: 'venue.added',
		send: async (owner) => ({ body: { name: `${canary(owner)} ${v7().slice(-6)}`, owner: placeOf(owner).club } })
	},
	[`${venue} archive`]: {
		leaves: 'venue.archived',
		send: async (owner) => ({ id: await freshVenue(owner), body: { version: '1' } })
	},
	[`${venue} restore`]: {
		leaves: 'venue.restored',
		send: async (owner) => ({ id: await freshVenue(owner), body: { version: '1' } })
	},
	[`${venue}/edit default`]: {
		leaves: 'venue.edited',
		send: async (owner) => ({ id: await freshVenue(owner), body: { name: canary(owner), version: '1' } })
	},
	[`${heldAt} choose`]: {
		leaves: 'drive.edited',
		send: async (owner) => ({
			id: await freshDrive(owner, 'draft'),
			body: { venueId: await freshVenue(owner), version: '1' }
		})
	},
	[`${heldAt} record`]: {
		leaves: 'venue.added',
		send: async (owner) => {
			const id = await freshDrive(owner, 'draft');
			await truth('update drives set venue_name = $2 where id = $1', [id, `${canary(owner)} ${v7().slice(-6)}`]);
			return { id, body: { version: '1' } };
		}
	},
	'/(app)/volunteers add': {
		leaves: 'volunteer.added',
		send: async (owner) => ({ body: { fullName: canary(owner), owner: placeOf(owner).club } })
	},
	[`${volunteer} edit`]: {
		leaves: 'volunteer.edited',
		send: async (owner) => ({ id: await freshVolunteer(owner), body: { fullName: canary(owner), version: '1' } })
	},
	...Object.fromEntries(
		(['archive', 'restore', 'remove'] as const).map((action) => [
			`${volunteer} ${action}`,
			{
				leaves: `volunteer.${{ archive: 'archived', restore: 'restored', remove: 'removed' }[action]}`,
				send: async (owner: ClubOwner) => ({ id: await freshVolunteer(owner), body: { version: '1' } })
			}
		])
	),
	[`${team} add`]: {
		leaves: 'plan.shift_added',
		send: async (owner) => ({
			id: ids[owner].drives,
			body: { heldOn: '2026-11-23', role: 'guide', startsAt: '07:00', endsAt: '09:00', people: '2' }
		})
	},
	[`${team} assign`]: {
		leaves: 'plan.shift_assigned',
		send: async (owner) => {
			const [shiftId, volunteerId] = [await freshShift(owner), await freshVolunteer(owner)];
			return { id: ids[owner].drives, body: { shiftId, volunteerId, version: '1' } };
		}
	},
	[`${team} answer`]: {
		leaves: 'plan.shift_answered',
		send: async (owner) => ({
			id: ids[owner].drives,
			body: { shiftId: await freshShift(owner, await freshVolunteer(owner)), state: 'confirmed', version: '1' }
		})
	},
	[`${team} remove`]: {
		leaves: 'plan.shift_removed',
		send: async (owner) => ({ id: ids[owner].drives, body: { shiftId: await freshShift(owner) } })
	},
	'/(app)/drives/[driveId=uuid]/notices tell': {
		leaves: 'drive.told',
		send: async (owner) => ({ id: await freshMoved(owner), body: { kind: 'moved' } })
	},
	'/(app)/drives/notices default': {
		leaves: 'notices.switched_off',
		send: async (owner) => ({ body: { owner: placeOf(owner).club, kind: 'thanks', on: 'no' } })
	},
	[`${checklist} begin`]: {
		leaves: 'plan.list_begun',
		send: async (owner) => ({ id: await freshDrive(owner, 'draft'), body: { templateId: '' } })
	},
	[`${checklist} add`]: {
		leaves: 'plan.item_added',
		send: async (owner) => ({ id: ids[owner].drives, body: { kind: 'thing', title: canary(owner), quantity: '5' } })
	},
	[`${checklist} tick`]: {
		leaves: 'plan.item_ticked',
		send: async (owner) => ({
			id: ids[owner].drives,
			body: { kind: 'task', itemId: await freshItem(owner, 'task'), done: 'on' }
		})
	},
	[`${checklist} move`]: {
		leaves: 'plan.item_moved',
		send: async (owner) => ({
			id: ids[owner].drives,
			body: { itemId: await freshItem(owner, 'task'), dueOn: '2026-11-20' }
		})
	},
	[`${checklist} remove`]: {
		leaves: 'plan.item_removed',
		send: async (owner) => ({
			id: ids[owner].drives,
			body: { kind: 'thing', itemId: await freshItem(owner, 'thing') }
		})
	},
	[`${checklist} restore`]: {
		leaves: 'plan.item_restored',
		send: async (owner) => ({
			id: ids[owner].drives,
			body: { kind: 'task', itemId: await freshItem(owner, 'task') }
		})
	},
	[`${looks} seen`]: {
		leaves: 'operation.seen',
		send: async (owner) => {
			const doubt = 'odd_time';
			return { id: ids[owner].drives, body: { id: await freshOperation(owner, doubt, false), doubt } };
		}
	},
	[`${looks} leaveOut`]: {
		leaves: 'operation.left_out',
		send: async (owner) => {
			const doubt = 'right_lost';
			const id = await freshOperation(owner, doubt, true);
			return { id: ids[owner].drives, body: { id, doubt, because: 'mistyped', note: '' } };
		}
	},
	[`${feedback} hide`]: {
		leaves: 'drive.comment_hidden',
		send: async (owner) => ({ id: ids[owner].drives, body: { answerId: await freshAnswer(owner, false) } })
	},
	[`${feedback} show`]: {
		leaves: 'drive.comment_shown',
		send: async (owner) => ({ id: ids[owner].drives, body: { answerId: await freshAnswer(owner, true) } })
	},
	'/(app)/drives/checklists add': {
		leaves: 'checklist.added',
		send: async (owner) => ({ body: { name: canary(owner), owner: placeOf(owner).club, usual: 'on' } })
	},
	[`${template} add`]: {
		leaves: 'checklist.edited',
		send: async (owner) => ({
			id: (await freshChecklist(owner)).template,
			body: { kind: 'task', title: canary(owner), daysBefore: '3' }
		})
	},
	[`${template} takeOff`]: {
		leaves: 'checklist.edited',
		send: async (owner) => {
			const { template: id, item: itemId } = await freshChecklist(owner);
			return { id, body: { itemId } };
		}
	},
	[`${template} remove`]: {
		leaves: 'checklist.removed',
		send: async (owner) => ({ id: (await freshChecklist(owner)).template, body: {} })
	},
	[`${screens} make`]: {
		leaves: 'hall_link.made',
		send: async (owner) => ({ id: await freshDrive(owner, 'announced', inFiveDays()), body: { label: canary(owner) } })
	},
	[`${screens} revoke`]: {
		leaves: 'hall_link.revoked',
		send: async (owner) => ({ id: ids[owner].drives, body: { linkId: await freshHallLink(owner) } })
	},
	[`${helpers} make`]: {
		leaves: 'helper_link.made',
		send: async (owner) => ({ id: await freshDrive(owner, 'announced', inFiveDays()), body: { label: canary(owner) } })
	},
	[`${helpers} revoke`]: {
		leaves: 'helper_link.revoked',
		send: async (owner) => ({ id: ids[owner].drives, body: { linkId: await freshLink(owner) } })
	},
	[`${helpers} shutOut`]: {
		leaves: 'helper.shut_out',
		send: async (owner) => ({ id: ids[owner].drives, body: { membershipId: await freshDevice(owner) } })
	},
	[`${helpers} forget`]: {
		leaves: 'helper.shut_out',
		send: async (owner) => ({ id: ids[owner].drives, body: { membershipId: await freshDevice(owner) } })
	},
	[`${roster} place`]: step('waiting', 'registered'),
	[`${roster} confirm`]: step('registered', 'confirmed'),
	[`${roster} arrive`]: step('registered', 'arrived'),
	[`${roster} fit`]: step('arrived', 'fit'),
	[`${roster} donate`]: step('fit', 'donated', { volumeMl: '350' }),
	[`${roster} defer`]: step('arrived', 'deferred', { deferralClass: 'other', untilOn: '2099-12-01' }),
	[`${roster} leave`]: step('arrived', 'left'),
	[`${roster} noShow`]: step('registered', 'no_show'),
	[`${roster} cancel`]: step('registered', 'cancelled'),
	[`${roster} undo`]: step('arrived', 'undone'),
	[`${roster} register`]: registering,
	[`${roster}/new register`]: registering,
	'/(app)/people/invite-many invite': {
		leaves: 'person.invited',
		send: async (owner) => ({
			body: {
				text: `${canary(owner)}\t${v7()}@example.org`,
				role: 'registrar',
				clubId: placeOf(owner).club,
				locale: 'vi'
			}
		})
	},
	[`${somebody} suspend`]: onRole('membership.suspended', 'active'),
	[`${somebody} resume`]: onRole('membership.resumed', 'suspended'),
	[`${somebody} limit`]: onRole('membership.limited', 'active', { until: '2099-12-01' }),
	[`${somebody} end`]: onRole('membership.ended', 'active'),
	[`${somebody} renew`]: onRole('person.invited', 'invited'),
	[`${somebody} takeBack`]: onRole('invitation.taken_back', 'invited'),
	[`${somebody} giveCode`]: onRole('reset_code.given', 'active'),
	[`${somebody} resetFactor`]: onRole('factor.reset', 'active'),
	'/(app)/people/new default': {
		leaves: 'person.invited',
		send: async (owner) => {
			const whom = { fullName: canary(owner), email: `${v7()}@example.org`, role: 'registrar', locale: 'vi' };
			return { body: { ...whom, clubId: placeOf(owner).club } };
		}
	},
	'/(app)/thanks hand': {
		leaves: 'donor.thanked',
		send: async (owner) => ({ body: await freshReached(owner) })
	},
	'/(app)/thanks takeBack': {
		leaves: 'donor.thanks_taken_back',
		send: async (owner) => ({ body: await freshReached(owner, '2026-11-24') })
	},
	'/(app)/thanks/export take': { leaves: 'export.honours', send: async () => ({ body: { kind: 'xlsx' } }) },
	'/(app)/drives/calendar/centres default': {
		leaves: 'blood_centre.edited',
		send: async (owner) => ({ body: { centreId: await freshCentre(owner), drivesADay: '2', version: '0' } })
	},
	'/(app)/drives/calendar/days add': {
		leaves: 'calendar_day.added',
		send: async (owner) => ({
			body: { provinceCode: placeOf(owner).province, name: canary(owner), startsOn: '24/12/2026' }
		})
	},
	'/(app)/drives/calendar/days remove': {
		leaves: 'calendar_day.removed',
		send: async (owner) => ({ body: { dayId: await freshClosedDay(owner), version: '1' } })
	},
	'/(app)/drives/calendar/days restore': {
		leaves: 'calendar_day.restored',
		send: async (owner) => ({ body: { dayId: await freshClosedDay(owner, '2026-11-20'), version: '1' } })
	},
	'/(app)/drives/calendar/days/[dayId=uuid] default': {
		leaves: 'calendar_day.edited',
		send: async (owner) => ({
			id: await freshClosedDay(owner),
			body: { name: canary(owner), startsOn: '26/12/2026', version: '1' }
		})
	},
	'/(app)/drives/calendar/feeds make': {
		leaves: 'calendar_feed.made',
		send: async (owner) => ({ body: { of: `club:${placeOf(owner).club}`, locale: 'vi' } })
	},
	'/(app)/drives/calendar/feeds revoke': {
		leaves: 'calendar_feed.revoked',
		send: async (owner) => ({ body: { feedId: await freshFeed(owner) } })
	},
	'/(app)/thanks/milestones add': {
		leaves: 'milestone.added',
		send: async (owner) => ({
			body: { provinceCode: placeOf(owner).province, donations: String(await freeNumber(owner)) }
		})
	},
	'/(app)/thanks/milestones end': {
		leaves: 'milestone.ended',
		send: async (owner) => ({ body: { milestoneId: await freshMilestone(owner), version: '1' } })
	},
	'/(app)/thanks/milestones resume': {
		leaves: 'milestone.resumed',
		send: async (owner) => ({ body: { milestoneId: await freshMilestone(owner, '2026-11-20'), version: '1' } })
	},
	'/(app)/thanks/milestones/[milestoneId=uuid] default': {
		leaves: 'milestone.edited',
		send: async (owner) => ({
			id: await freshMilestone(owner),
			body: { donations: String(await freeNumber(owner)), version: '1' }
		})
	},
	'/(app)/targets default': {
		leaves: 'target.set',
		send: async (owner) => ({ body: { of: `club:${placeOf(owner).club}`, year: '2027', units: '5' } })
	},
	'/(app)/targets/import add': {
		leaves: 'target.set',
		send: async (owner) => ({ body: await pastedTarget(owner) })
	}
};
