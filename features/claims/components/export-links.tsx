import { claimExportFormats, claimExportNames } from '../export-options.ts';

/** One link for each format, to the file with its bibliography; as CSV, to the claims and their links alone. */
export function ExportLinks({ address, query = '' }: { address: string; query?: string }) {
  return (
    <span className="flex flex-wrap gap-x-3 print-hidden">
      Export with bibliography:
      {claimExportFormats.map((format) => (
        <span key={format}>
          {format === 'csv' && 'as a table: '}
          <a href={`${address}?${query && `${query}&`}format=${format}`} download>
            {claimExportNames[format]}
          </a>
        </span>
      ))}
    </span>
  );
}
