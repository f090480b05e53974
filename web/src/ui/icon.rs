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
    /// Two sliders
    Sliders,
    /// A magnifying glass
    Search,
    /// A line that climbs in steps
    Steps,
    /// A shield with a tick
    Shield,
    /// A sheet of paper with a plus
    Add,
    /// A bubble with something said
    Bubble,
    /// A list ticked off
    Tasks,
    /// Three lines
    Menu,
}

impl Shape {
    fn path(self) -> &'static str {
        match self {
            Self::Home => "M3 11 12 4l9 7M6 9.500V20h12V9.500M10 20v-6h4v6",
            Self::Dial => "M3 18a9 9 0 0 1 18 0zM12 18l4-6",
            Self::File => "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
            Self::Sliders => "M4 8h9M17 8h3M4 16h3M11 16h9M13 5h4v6h-4zM7 13h4v6H7z",
            Self::Search => "M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM15.500 15.500 21 21",
            Self::Steps => "M3 19h5v-5h5V9h5V4h3",
            Self::Shield => {
                "M12 3 5 5.500V11c0 5 3 8 7 10 4-2 7-5 7-10V5.500zM8.500 11.500l2.500 2.500 4.500-5"
            }
            Self::Add => "M6 3h8l4 4v14H6zM14 3v4h4M12 11v6M9 14h6",
            Self::Bubble => "M4 4h16v12h-9l-4 4v-4H4zM8 8h8M8 12h5",
            Self::Tasks => "M10 6h10M10 12h10M10 18h10M4 6l1 1 2-2M4 12l1 1 2-2M4 18l1 1 2-2",
            Self::Menu => "M4 6h16M4 12h16M4 18h16",
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
