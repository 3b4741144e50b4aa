import { z } from 'zod';
import { definitionsAnswer, measuresAnswer, problemAnswer, totalsQuery, unitsAnswer } from './api-schemas';

const plain = (schema: z.ZodType) => {
	const { $schema: _dialect, ...rest } = z.toJSONSchema(schema);
	return rest;
};

const inJson = (description: string, name: string, type = 'application/json') => ({
	description,
	content: { [type]: { schema: { $ref: `#/components/schemas/${name}` } } }
});
const said = (description: string) => inJson(description, 'Problem', 'application/problem+json');

const problems = {
	'401': said('No key, or one that was revoked'),
	'429': said('More than 60 requests in a minute; `Retry-After` says how long to wait')
};
const problemsOfTotals = {
	'400': said('The question was not understood; `field` says where'),
	'403': said('The key is one of another province'),
	'404': said('The province has no such area')
};

/** The fields of the question as OpenAPI parameters. */
function parameters() {
	const { properties = {} } = z.toJSONSchema(totalsQuery, { io: 'input' });
	return Object.entries(properties).map(([name, property]) => {
		const { description, ...schema } = property as { description?: string };
		return { name, in: 'query', required: false, description, schema };
	});
}

const path = (summary: string, answer: string, asks: boolean) => ({
	get: {
		summary,
		operationId: answer.toLowerCase(),
		...(asks && { parameters: parameters() }),
		responses: {
			'200': inJson('What was asked for', answer),
			'304': { description: 'The answer is the one that `If-None-Match` names' },
			...problems,
			...(asks && problemsOfTotals)
		}
	}
});

/** The OpenAPI 3.1 description of the interface, made of the same schemas by which it answers. */
export function openApi(address: string) {
	return {
		openapi: '3.1.0',
		info: {
			title: 'Giọt Hồng: totals of voluntary blood drives',
			version: '1',
			description:
				'Read-only totals of one province: that of the key. Nothing here tells of a person, a club or a single drive; sex, age and blood group are not offered. `null` is not known, and never zero.'
		},
		servers: [{ url: `${address}/api/v1` }],
		security: [{ key: [] }],
		paths: {
			'/units': path('Units, donations and volume', 'Units', true),
			'/measures': path('Everything that adds up, people who came among it', 'Measures', true),
			'/definitions': path('What each measure counts, in three languages', 'Definitions', false)
		},
		components: {
			securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
			schemas: {
				Units: plain(unitsAnswer),
				Measures: plain(measuresAnswer),
				Definitions: plain(definitionsAnswer),
				Problem: plain(problemAnswer)
			}
		}
	};
}
