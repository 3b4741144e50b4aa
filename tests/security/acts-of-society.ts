import { v7 } from 'uuid';
import reference from '../../drizzle/reference/rule-sets.json';
import { rulesFrom } from '../../src/lib/donors/rule-form';
import { eligibilityRulesSchema } from '../../src/lib/donors/rule-sets';
import { checksumOf } from '../../src/lib/server/reports/checksum';
import { emptyReport } from '../support/empty-report';
import { canary } from '../support/two-provinces';
import { type Act, freeDay, versionOf } from './act';
import { type ClubOwner, placeOf } from './fresh-rows';
import {
	freeNumber,
	freshApplication,
	freshCentre,
	freshClosedDay,
	freshFeed,
	freshMembership,
	freshMilestone,
	freshRecount,
	freshRules
} from './fresh-society';
import { freeMonth, freshOfficer, freshReport, freshSchedule } from './fresh-reports';
import { truth } from './visitor';

const vietnam = eligibilityRulesSchema.parse(reference.find(({ country }) => country === 'VN')?.rules);

/** What is done to the role of a registrar of the owner's club. */
const onRole = (leaves: string, state: string, body: Record<string, string> = {}): Act => ({
	leaves,
	send: async (owner) => ({ id: await freshMembership(owner, state), body })
});

/** A target of the owner's club in a year of which there is none. */
async function pastedTarget(owner: ClubOwner) {
	const { club, province } = placeOf(owner);
	const [named] = await truth('select name from clubs where id = $1', [club]);
	return { text: `CLB\tChỉ tiêu\n${named?.name}\t5`, provinceCode: province, year: await freeYear(owner) };
}

const givenYears = new Set<number>();

/** A year for which nothing is asked of the owner's club, and that nobody else here was given. */
async function freeYear(owner: ClubOwner) {
	const [free] = await truth(
		`select free.year from generate_series(2100, 2199) as free (year)
			where not exists (select from targets where club_id = $1 and targets.year = free.year) and free.year <> all ($2) order by 1 limit 1`,
		[placeOf(owner).club, [...givenYears]]
	);
	givenYears.add(Number(free?.year));
	return String(free?.year);
}

/** A target of the owner's club, as it is withdrawn by whoever has seen it. */
async function standingTarget(owner: ClubOwner) {
	const { club, province } = placeOf(owner);
	const [year, seen] = [await freeYear(owner), v7()];
	await truth(
		`insert into targets (id, province_code, subject, club_id, year, units) values ($1, $2, 'club', $3, $4, 5)`,
		[seen, province, club, year]
	);
	return { of: `club:${club}`, year, seen };
}

/** Rules that hardly any others say: those that change nothing are refused. */
const newRules = (validFrom: string) => {
	const { confirmed: _confirmed, ...values } = rulesFrom('VN', vietnam);
	const interval = String(1 + Math.floor(Math.random() * 400));
	return { ...values, validFrom, sourceVi: 'Thông tư', certainty: 'stated', intervalDays_plasma_female: interval };
};

const somebody = '/(app)/people/[membershipId=uuid]';
const report = '/(app)/reports/[reportId=uuid]';

/** What is done to clubs and their people, areas, targets, rules, milestones, the calendar, and one's own account. */
export const actsOfSociety: Record<string, Act> = {
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
	'/(app)/collections/views save': {
		leaves: 'saved_view.added',
		send: async () => ({ body: { name: `Năm nay ${v7().slice(-6)}`, view: 'overview', query: 'by=club' } })
	},
	'/(app)/collections/recounts ask': {
		leaves: 'recount.asked',
		send: async (owner) => {
			const provinceCode = placeOf(owner).province;
			await truth("update recounts set state = 'failed' where state in ('queued', 'running') and province_code = $1", [
				provinceCode
			]);
			return { body: { provinceCode } };
		}
	},
	'/(app)/collections/recounts setRight': {
		leaves: 'recount.set_right',
		send: async (owner) => ({ body: { recountId: await freshRecount(owner) } })
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
	'/(app)/reports default': {
		leaves: 'report.begun',
		send: async (owner) => {
			const [year = '', month = ''] = (await freeMonth(owner)).split('-');
			return { body: { kind: 'month', year, month: String(Number(month)), whose: placeOf(owner).club } };
		}
	},
	[`${report} note`]: {
		leaves: 'report.noted',
		send: async (owner) => {
			const { id } = await freshReport(owner, true);
			return { id, body: { id: v7(), version: '1', text: canary(owner) } };
		}
	},
	[`${report} again`]: {
		leaves: 'report.begun_again',
		send: async (owner) => ({ id: (await freshReport(owner, true)).id, body: {} })
	},
	[`${report}/write default`]: {
		leaves: 'report.written',
		send: async (owner) => {
			const { id } = await freshReport(owner, false);
			return { id, body: { language: 'vi', revision: '1', summary: canary(owner) } };
		}
	},
	[`${report}/confirm default`]: {
		leaves: 'report.confirmed',
		send: async (owner) => {
			const { id, startsOn } = await freshReport(owner, false);
			return { id, body: { revision: '1', seen: checksumOf(emptyReport('month', startsOn)) } };
		}
	},
	'/(app)/reports/schedules make': {
		leaves: 'report_schedule.made',
		send: async (owner) => {
			const every = { kind: 'year', language: 'vi', dayOfMonth: '5' };
			return { body: { ...every, whose: placeOf(owner).club, accountId: await freshOfficer(owner) } };
		}
	},
	'/(app)/reports/schedules end': {
		leaves: 'report_schedule.ended',
		send: async (owner) => ({ body: { scheduleId: await freshSchedule(owner) } })
	},
	'/(app)/targets save': {
		leaves: 'target.set',
		send: async (owner) => ({ body: { of: `club:${placeOf(owner).club}`, year: await freeYear(owner), units: '5' } })
	},
	'/(app)/targets withdraw': {
		leaves: 'target.withdrawn',
		send: async (owner) => ({ body: await standingTarget(owner) })
	},
	'/(app)/targets/import add': {
		leaves: 'target.set',
		send: async (owner) => ({ body: await pastedTarget(owner) })
	}
};
