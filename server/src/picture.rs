//! Pictures from phones: turned upright, made smaller, and freed of what they tell about where they were taken.

use crate::door::Rejected;
use axum::body::Bytes;
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageReader, Limits,
    codecs::{jpeg::JpegEncoder, png::PngEncoder},
};
use std::io::Cursor;
use store::media::File;
use tokio::sync::Semaphore;

/// The longest side kept, in pixels: enough to read a serial number.
const LONGEST: u32 = 1600;
/// The same for a logo: 15 mm at 600 dots an inch, and wide ones.
const LONGEST_LOGO: u32 = 800;
const QUALITY: u8 = 82;
/// The largest side read, in pixels, and the memory that one picture may take while it is, in bytes.
const LARGEST: u32 = 16_000;
const MEMORY: u64 = 300 * 1024 * 1024;
/// The largest scan of a slip or price document, in bytes.
const LARGEST_DOCUMENT: usize = 10 * 1024 * 1024;

/// Decoding takes memory: two at once.
static TURNS: Semaphore = Semaphore::const_new(2);

/// A photo ready to be kept: encoded anew as JPEG, which drops all that came with it.
pub(crate) async fn clean(bytes: Bytes) -> Result<File, Rejected> {
    let _turn = TURNS.acquire().await.map_err(|_| Rejected::Form("busy"))?;
    let cleaned = tokio::task::spawn_blocking(move || encode(&bytes)).await;
    match cleaned {
        Ok(Ok(bytes)) => Ok(File {
            mime: "image/jpeg".into(),
            bytes,
        }),
        Ok(Err(_)) | Err(_) => Err(Rejected::Form("not_an_image")),
    }
}

/// Photos ready to be kept: all of them, or none where one is no picture.
pub(crate) async fn photos(files: Vec<Bytes>) -> Result<Vec<File>, Rejected> {
    let is_alone = files.len() == 1;
    let mut photos = Vec::with_capacity(files.len());
    for bytes in files {
        photos.push(clean(bytes).await.map_err(|rejected| match rejected {
            Rejected::Form("not_an_image") if !is_alone => Rejected::Form("one_no_image"),
            rejected => rejected,
        })?);
    }
    Ok(photos)
}

/// A logo ready to be kept: encoded anew as PNG, which keeps its transparency and drops all that came with it.
pub(crate) async fn logo(bytes: Bytes) -> Result<File, Rejected> {
    let _turn = TURNS.acquire().await.map_err(|_| Rejected::Form("busy"))?;
    let cleaned = tokio::task::spawn_blocking(move || encode_logo(&bytes)).await;
    match cleaned {
        Ok(Ok(bytes)) => Ok(File {
            mime: "image/png".into(),
            bytes,
        }),
        Ok(Err(_)) | Err(_) => Err(Rejected::Form("not_an_image")),
    }
}

/// A scan ready to be kept: a PDF as it is, or a cleaned picture.
pub(crate) async fn document(bytes: Bytes) -> Result<File, Rejected> {
    if bytes.len() > LARGEST_DOCUMENT {
        return Err(Rejected::Form("too_large"));
    }
    if bytes.starts_with(b"%PDF-") {
        return Ok(File {
            mime: "application/pdf".into(),
            bytes: bytes.to_vec(),
        });
    }
    clean(bytes).await
}

fn encode(bytes: &[u8]) -> Result<Vec<u8>, ImageError> {
    let picture = decode(bytes, LONGEST)?;
    let mut kept = Vec::new();
    picture
        .into_rgb8()
        .write_with_encoder(JpegEncoder::new_with_quality(&mut kept, QUALITY))?;
    Ok(kept)
}

fn encode_logo(bytes: &[u8]) -> Result<Vec<u8>, ImageError> {
    let picture = decode(bytes, LONGEST_LOGO)?;
    let mut kept = Vec::new();
    picture.into_rgba8().write_with_encoder(PngEncoder::new(&mut kept))?;
    Ok(kept)
}

/// Upright, and no longer than that on any side.
fn decode(bytes: &[u8], longest: u32) -> Result<DynamicImage, ImageError> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST);
    limits.max_image_height = Some(LARGEST);
    limits.max_alloc = Some(MEMORY);
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    if picture.width().max(picture.height()) > longest {
        picture = picture.resize(longest, longest, image::imageops::FilterType::Triangle);
    }
    picture.apply_orientation(orientation);
    Ok(picture)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageFormat, Rgb, RgbImage};

    /// A JPEG, red above and blue below, with an EXIF block that turns it a quarter and names a place.
    fn photo(width: u32, height: u32) -> Vec<u8> {
        let mut picture = RgbImage::from_pixel(width, height, Rgb([0, 0, 255]));
        for (_, y, pixel) in picture.enumerate_pixels_mut() {
            if y < height / 2 {
                *pixel = Rgb([255, 0, 0]);
            }
        }
        let mut jpeg = Cursor::new(Vec::new());
        picture.write_to(&mut jpeg, ImageFormat::Jpeg).unwrap();
        let jpeg = jpeg.into_inner();
        let tiff = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0GPS 50.29N 2.78E";
        let length = u16::try_from(tiff.len() + 8).unwrap().to_be_bytes();
        let mut whole = jpeg[..2].to_vec();
        whole.extend([0xff, 0xe1, length[0], length[1]]);
        whole.extend(b"Exif\0\0");
        whole.extend(tiff);
        whole.extend(&jpeg[2..]);
        whole
    }

    #[test]
    fn a_photo_is_turned_upright_made_smaller_and_tells_no_place() {
        let kept = encode(&photo(3200, 1600)).unwrap();
        assert!(!kept.windows(4).any(|four| four == b"Exif" || four == b"GPS "));
        let picture = image::load_from_memory(&kept).unwrap().into_rgb8();
        assert_eq!(picture.dimensions(), (800, 1600));
        // Turned clockwise: what was above is now on the right.
        assert!(picture.get_pixel(700, 800)[0] > 200 && picture.get_pixel(100, 800)[2] > 200);
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        assert!(encode(b"<svg onload=alert(1)>").is_err());
        assert!(encode(&photo(100, 100)[..50]).is_err());
    }
}
