import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { areas, provinces } from './areas';
import { key, version, writtenAt } from './columns';

/** A voluntary blood-donation club: belongs to a province, works in a district or commune. */
export const clubs = pgTable(
	'clubs',
	{
		id: key(),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		areaCode: text().references(() => areas.code),
		name: text().notNull(),
		contactName: text(),
		phone: text(),
		email: text(),
		foundedOn: date({ mode: 'string' }),
		closedOn: date({ mode: 'string' }),
		version: version(),
		createdAt: writtenAt()
	},
	(t) => [index('clubs_province_idx').on(t.provinceCode), check('clubs_name_check', sql`length(btrim(${t.name})) > 0`)]
);

/** Groups drives, such as Hành trình Đỏ. Without a province it is known everywhere. */
export const campaigns = pgTable('campaigns', {
	id: key(),
	provinceCode: text().references(() => provinces.code),
	nameVi: text().notNull(),
	nameLo: text(),
	nameEn: text(),
	startsOn: date({ mode: 'string' }),
	endsOn: date({ mode: 'string' }),
	seedKey: text().unique(),
	version: version()
});

/** Where blood is received and processed, such as the centre of a provincial general hospital. */
export const bloodCentres = pgTable('blood_centres', {
	id: key(),
	provinceCode: text()
		.notNull()
		.references(() => provinces.code),
	nameVi: text().notNull(),
	nameLo: text(),
	nameEn: text(),
	note: text(),
	seedKey: text().unique(),
	version: version()
});

/** Units asked of a province, area, club or campaign in a year. The newest revision counts; older ones stay readable. */
export const targets = pgTable(
	'targets',
	{
		id: key(),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		subject: text().notNull(),
		areaCode: text().references(() => areas.code),
		clubId: uuid().references(() => clubs.id),
		campaignId: uuid().references(() => campaigns.id),
		year: integer().notNull(),
		units: integer().notNull(),
		revisedAt: writtenAt(),
		revisedBy: uuid()
	},
	(t) => [
		index('targets_province_year_idx').on(t.provinceCode, t.year),
		check('targets_units_check', sql`${t.units} >= 0`),
		check('targets_year_check', sql`${t.year} between 1990 and 2200`),
		check(
			'targets_subject_check',
			sql`(${t.subject} = 'province' and num_nonnulls(${t.areaCode}, ${t.clubId}, ${t.campaignId}) = 0)
				or (${t.subject} = 'area' and ${t.areaCode} is not null and num_nonnulls(${t.clubId}, ${t.campaignId}) = 0)
				or (${t.subject} = 'club' and ${t.clubId} is not null and num_nonnulls(${t.areaCode}, ${t.campaignId}) = 0)
				or (${t.subject} = 'campaign' and ${t.campaignId} is not null and num_nonnulls(${t.areaCode}, ${t.clubId}) = 0)`
		)
	]
);
