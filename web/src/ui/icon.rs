//! Line icons, drawn here. They accompany words and never stand for them.

use yew::prelude::*;

/// What an icon shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A house
    Home,
    /// A dial with its needle
    Dial,
    /// A sheet of paper
    File,
    /// A book
    Book,
    /// Two sliders
    Sliders,
    /// A magnifying glass
    Search,
    /// A line that climbs in steps
    Steps,
    /// A table
    Table,
    /// Someone
    Person,
}

impl Shape {
    fn path(self) -> &'static str {
        match self {
            Self::Home => "M3 11 12 4l9 7M6 9.500V20h12V9.500M10 20v-6h4v6",
            Self::Dial => "M3 18a9 9 0 0 1 18 0zM12 18l4-6",
            Self::File => "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
            Self::Book => "M12 6c-2-2-5-2-8-2v14c3 0 6 0 8 2 2-2 5-2 8-2V4c-3 0-6 0-8 2zM12 6v14",
            Self::Sliders => "M4 8h9M17 8h3M4 16h3M11 16h9M13 5h4v6h-4zM7 13h4v6H7z",
            Self::Search => "M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM15.500 15.500 21 21",
            Self::Steps => "M3 19h5v-5h5V9h5V4h3",
            Self::Table => "M3 5h18v14H3zM3 10h18M9 5v14",
            Self::Person => "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c0-5 3-7 8-7s8 2 8 7z",
        }
    }
}

/// An icon of a class that gives it its size.
pub fn icon(shape: Shape, class: &'static str) -> Html {
    html! {
        <svg {class} viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor"
            stroke-width="1.8" stroke-linejoin="round" stroke-linecap="round">
            <path d={shape.path()} />
        </svg>
    }
}
