declare module 'autocannon' {
	/** A request as it is about to be sent. */
	export type Sending = { method?: string; path?: string; headers?: Record<string, string>; body?: string };
	export type Options = {
		url: string;
		connections: number;
		duration: number;
		requests: (Sending & { setupRequest?: (sending: Sending) => Sending })[];
	};
	export type Result = {
		requests: { total: number };
		duration: number;
		non2xx: number;
		errors: number;
		timeouts: number;
	};
	export default function autocannon(options: Options): Promise<Result>;
}
