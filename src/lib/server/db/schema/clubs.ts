import { sql } from 'drizzle-orm';
import { check, date, index, pgTable, text } from 'drizzle-orm/pg-core';
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
