declare module 'autocannon' {
	/** A request as it is about to be sent. */
	export type Sending = { method?: string; path?: string; headers?: Record<string, string>; body?: string };
	export type Options = {
		url: string;
		connections: number;
		/** How many requests in all. */
		amount: number;
		/** Milliseconds between two looks at whether all answers are there. */
		sampleInt: number;
		/** Seconds after which a request counts as failed. */
		timeout: number;
		requests: { setupRequest: (sending: Sending) => Sending }[];
	};
	export type Result = {
		'2xx': number;
		'3xx': number;
		errors: number;
		statusCodeStats: Record<string, { count: number }>;
	};
	export type Running = Promise<Result> & { on(event: 'response', heard: () => void): void };
	export default function autocannon(options: Options): Running;
}
