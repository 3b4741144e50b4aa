import { z } from 'zod';

const uid = { type: 'string', pattern: '^[a-zA-Z][a-zA-Z0-9]{10}$' };
const day = { type: 'string', format: 'date' };
const text = { type: 'string' };
const period = { type: 'string', minLength: 4 };

/**
 * What `POST /api/dataValueSets` takes, as a JSON schema (2020-12) of our own hand: DHIS2 publishes the form in words, in docs.dhis2.org, developer
 * guide, Web API, "Data values" (single and bulk payloads, "Date and period format") and "Identifiers" (eleven letters and digits).
 */
const PUBLISHED_FORM = {
	$schema: 'https://json-schema.org/draft/2020-12/schema',
	title: 'dataValueSet',
	type: 'object',
	required: ['dataValues'],
	additionalProperties: false,
	properties: {
		dataSet: uid,
		completeDate: day,
		period,
		orgUnit: uid,
		attributeOptionCombo: uid,
		dataValues: {
			type: 'array',
			items: {
				type: 'object',
				required: ['dataElement', 'orgUnit', 'period', 'value'],
				additionalProperties: false,
				properties: {
					dataElement: uid,
					categoryOptionCombo: uid,
					attributeOptionCombo: uid,
					orgUnit: uid,
					period,
					value: text,
					comment: text,
					storedBy: text,
					followUp: { type: 'boolean' }
				}
			}
		}
	}
} as const;

/** Checks a payload against the published form. */
export const publishedForm = z.fromJSONSchema(PUBLISHED_FORM as unknown as Parameters<typeof z.fromJSONSchema>[0]);
