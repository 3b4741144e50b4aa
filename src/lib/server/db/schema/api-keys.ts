import { date, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { provinces } from './areas';
import { instant, key, writtenAt } from './columns';

/** A key by which a program reads totals of a province. It was shown once; `asked` is how often it asked in `minute`. */
export const apiKeys = pgTable(
	'api_keys',
	{
		id: key(),
		provinceCode: text()
			.notNull()
			.references(() => provinces.code),
		label: text().notNull(),
		tokenHash: text().notNull().unique(),
		createdAt: writtenAt(),
		createdBy: uuid().notNull(),
		minute: instant(),
		asked: integer().notNull().default(0),
		lastUsedOn: date({ mode: 'string' }),
		revokedAt: instant(),
		revokedBy: uuid()
	},
	(t) => [index('api_keys_province_idx').on(t.provinceCode)]
);
