/** Header the proxy sets on every request, over whatever came in: path and query that were asked for. */
export const pathHeader = 'x-speciosa-path';
