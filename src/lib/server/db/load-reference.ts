import type pg from 'pg';
import { v7 } from 'uuid';
import figures from '../../../../drizzle/reference/annual-figures.json';
import borders from '../../../../drizzle/reference/border-districts.json';
import centres from '../../../../drizzle/reference/blood-centres.json';
import days from '../../../../drizzle/reference/calendar-days.json';
import checklist from '../../../../drizzle/reference/checklist-defaults.json';
import namedCampaigns from '../../../../drizzle/reference/campaigns.json';
import since2025 from '../../../../drizzle/reference/communes.json';
import texts from '../../../../drizzle/reference/consent-texts.json';
import districts from '../../../../drizzle/reference/districts.json';
import deadlines from '../../../../drizzle/reference/data-request-deadlines.json';
import kept from '../../../../drizzle/reference/retention-rules.json';
import usualMilestones from '../../../../drizzle/reference/milestones.json';
import served from '../../../../drizzle/reference/provinces.json';
import rules from '../../../../drizzle/reference/rule-sets.json';
import lunarYears from '../../../../drizzle/reference/tet-days.json';
import { addMissingPublishedDrives } from './load-published';
import { insertMissing, loadAs, type StoredRow } from './load-rows';
import { annualFigures, areas, provinces, ruleSets, tetDays } from './schema/areas';
import { calendarDays } from './schema/calendar';
import { checklistDefaults } from './schema/checklists';
import { bloodCentres, campaigns } from './schema/clubs';
import { consentTexts } from './schema/donors';
import { exchangeBorders } from './schema/exchange';
import { dataRequestDeadlines } from './schema/requests';
import { retentionRules } from './schema/retention';
import { milestones } from './schema/thanks';

/**
 * Loads provinces, areas, which districts lie at the border, campaigns, blood centres, holidays and seasons, lunar years, rules, consent texts, milestones, deadlines, rules of keeping, the usual checklist and published results. Safe to run at every start:
 * rows that exist stay as the society has edited them.
 */
export async function loadReferenceData(ownerUrl: string): Promise<void> {
	await loadAs(ownerUrl, async (client) => {
		await insertMissing(client, provinces, served);
		await insertMissing(client, areas, [...districtRows(), ...communeRows()]);
		await insertMissing(client, campaigns, namedCampaigns.map(withKey));
		await insertMissing(client, bloodCentres, centres.map(withKey));
		await insertMissing(client, exchangeBorders, borders);
		await insertMissing(client, calendarDays, days.map(withKey));
		await insertMissing(client, tetDays, lunarYears);
		await insertMissing(client, annualFigures, figures.map(withKey));
		await insertMissing(client, consentTexts, texts);
		await insertMissing(client, dataRequestDeadlines, deadlines);
		await insertMissing(client, retentionRules, kept);
		await insertMissing(client, milestones, milestoneRows());
		await insertMissing(client, checklistDefaults, checklist);
		await addMissingRules(client);
		await addMissingPublishedDrives(client);
	});
}

function withKey<T extends object>(row: T) {
	return { id: v7(), ...row };
}

function districtRows() {
	return districts.map((district) => ({ ...district, level: 'district', formerDistrictCode: null }));
}

function communeRows() {
	const provinceOf = new Map(districts.map(({ code, provinceCode }) => [code, provinceCode]));
	return since2025.communes.map((commune) => ({
		...commune,
		provinceCode: provinceOf.get(commune.formerDistrictCode) ?? '',
		level: 'commune',
		validFrom: since2025.validFrom
	}));
}

function milestoneRows() {
	return served.flatMap(({ code: provinceCode }) =>
		usualMilestones.donations.map((donations) => {
			const seedKey = `${provinceCode} ${donations}`;
			return { id: v7(), provinceCode, donations, certainty: usualMilestones.certainty, seedKey };
		})
	);
}

async function addMissingRules(client: pg.Client) {
	const { rows: known } = await client.query<StoredRow>('select country, valid_from::text from rule_sets');
	const isKnown = (set: (typeof rules)[number]) =>
		known.some((row) => row.country === set.country && row.valid_from === set.validFrom);
	const missing = rules.filter((set) => !isKnown(set)).map(withKey);
	if (missing.length > 0) await insertMissing(client, ruleSets, missing);
}
