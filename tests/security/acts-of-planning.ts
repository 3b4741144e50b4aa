import { v7 } from 'uuid';
import { canary } from '../support/two-provinces';
import { type Act, freeDay } from './act';
import { freshDrive, freshTemplate } from './fresh-drives';
import { type ClubOwner, placeOf } from './fresh-rows';
import { truth } from './visitor';

/** An area of an owner's province that exists today. */
async function areaOf(owner: ClubOwner): Promise<string> {
	const today = 'select code from areas where province_code = $1 and valid_to is null order by code limit 1';
	const [row] = await truth(today, [placeOf(owner).province]);
	return String(row?.code);
}

/** What is typed of a drive that is planned. */
const drive = async (owner: ClubOwner) => ({
	title: `${canary(owner)} ${v7().slice(-6)}`,
	clubId: placeOf(owner).club,
	areaCode: await areaOf(owner),
	startsOn: '2030-12-20'
});

/** What is done to the sites of a plan. */
const onSites = (body: Record<string, string>): Act => ({
	leaves: 'drive.sites_edited',
	send: async (owner) => ({ id: await freshDrive(owner, 'draft'), body: { ...body, version: '1' } })
});

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

/** What is done to plan drives and to state how they ended. */
export const actsOfPlanning: Record<string, Act> = {
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
	}
};
