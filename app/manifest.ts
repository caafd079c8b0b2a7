import type { MetadataRoute } from 'next';

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Speciosa',
    short_name: 'Speciosa',
    description: 'An evidence library',
    start_url: '/',
    display: 'standalone',
    background_color: '#faf9f5',
    theme_color: '#15352a',
    // Devices that offer it open this with what is shared; nothing is sent until somebody presses a button there.
    share_target: { action: '/share', method: 'GET', params: { title: 'title', text: 'text', url: 'url' } },
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  };
}
